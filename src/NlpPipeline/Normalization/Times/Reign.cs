namespace NlpPipeline.Normalization;

/// <summary>A reign name of Vietnam, China or Japan, in Vietnamese reading: its first and last year.</summary>
internal readonly record struct Reign(int First, int Last)
{
    private static readonly Dictionary<string, Reign> Reigns = Build();
    private static readonly Dictionary<string, Reign>.AlternateLookup<ReadOnlySpan<char>> Lookup = Reigns.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The reign that two syllables name, however they are written.</summary>
    public static Reign? Named(ReadOnlySpan<char> first, ReadOnlySpan<char> second)
    {
        if (first.Length is < 2 or > 7 || second.Length is < 2 or > 7)
            return null;
        Span<char> key = stackalloc char[16];
        var length = first.ToLowerInvariant(key);
        key[length++] = ' ';
        length += second.ToLowerInvariant(key[length..]);
        return Lookup.TryGetValue(key[..length], out var reign) ? reign : null;
    }

    private static Dictionary<string, Reign> Build()
    {
        var table = new Dictionary<string, Reign>(StringComparer.Ordinal);
        // Trần Trọng Kim, Việt-Nam sử-lược; Bo Yang's tables for China; the Japanese imperial household's for Japan.
        const string rows = """
            thuận thiên 1428 1433, thiệu bình 1434 1439, đại bảo 1440 1442, thái hòa 1443 1453, diên ninh 1454 1459, quang thuận 1460 1469,
            hồng đức 1470 1497, cảnh thống 1498 1504, đoan khánh 1505 1509, hồng thuận 1509 1516, quang thiệu 1516 1522, thống nguyên 1522 1527,
            minh đức 1527 1529, đại chính 1912 1926, nguyên hòa 1533 1548, gia thái 1573 1577, quang hưng 1578 1599, hoằng định 1601 1619,
            vĩnh tộ 1619 1629, chính hòa 1680 1705, vĩnh thịnh 1705 1719, bảo thái 1720 1729, vĩnh khánh 1729 1732, long đức 1732 1735,
            vĩnh hựu 1735 1740, cảnh hưng 1740 1786, chiêu thống 1787 1789, quang trung 1788 1792, cảnh thịnh 1793 1801, bảo hưng 1801 1802,
            gia long 1802 1819, minh mạng 1820 1840, minh mệnh 1820 1840, thiệu trị 1841 1847, tự đức 1848 1883, hiệp hòa 1883 1883,
            kiến phúc 1884 1884, hàm nghi 1885 1885, đồng khánh 1886 1888, thành thái 1889 1907, duy tân 1907 1916, khải định 1916 1925, bảo đại 1926 1945,
            kiến trung 1225 1232, thiên ứng 1232 1251, nguyên phong 1251 1258, thiệu bảo 1279 1285, trùng hưng 1285 1293, hưng long 1293 1314, đại trị 1358 1369,
            trinh quán 627 649, khai nguyên 713 741, thiên bảo 742 756, tĩnh khang 1126 1127, kiến viêm 1127 1130, thiệu hưng 1131 1162, hồng vũ 1368 1398,
            kiến văn 1399 1402, vĩnh lạc 1403 1424, tuyên đức 1426 1435, chính thống 1436 1449, thành hóa 1465 1487, hoằng trị 1488 1505, chính đức 1506 1521,
            gia tĩnh 1522 1566, vạn lịch 1573 1620, thiên khải 1621 1627, sùng trinh 1628 1644, thuận trị 1644 1661, khang hy 1662 1722, khang hi 1662 1722,
            ung chính 1723 1735, càn long 1736 1795, gia khánh 1796 1820, đạo quang 1821 1850, hàm phong 1851 1861, đồng trị 1862 1874, quang tự 1875 1908,
            tuyên thống 1909 1911, minh trị 1868 1912, chiêu hòa 1926 1989, bình thành 1989 2019, dân quốc 1912 9999
            """;
        foreach (var row in rows.Split([',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var cells = row.Split(' ');
            table[$"{cells[0]} {cells[1]}"] = new Reign(int.Parse(cells[2], System.Globalization.CultureInfo.InvariantCulture), int.Parse(cells[3], System.Globalization.CultureInfo.InvariantCulture));
        }

        return table;
    }
}
