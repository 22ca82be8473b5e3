namespace NlpPipeline.Normalization;

/// <summary>
/// Which syllables go on a counted Vietnamese noun. Syllables are written apart, so <c>32 sĩ quan</c> counts <c>sĩ quan</c> only for one
/// who knows the word: a list of nouns that are counted (people, bodies, things), by first syllable, and the classifiers, which take
/// the noun behind them along.
/// </summary>
internal static class VietnameseCompounds
{
    /// <summary>First syllable, and the rests that make a noun with it; a rest of two syllables is joined by a plus.</summary>
    private const string Nouns = """
        ác: ôn
        anh: em hùng
        án: tử+hình mạng
        bá: tước
        bác: sĩ
        bài: báo thơ viết hát diễn+văn
        ban: bộ ngành
        bang: hội
        bàn: thắng
        bản: án tin sao báo+cáo đồ thảo
        bạn: bè tù học đọc
        báo: cáo
        bậc: thang
        bầy: tôi
        bệnh: nhân viện binh xá
        bị: cáo can đơn
        biên: bản giới
        binh: sĩ lính đoàn chủng nhì nhất
        bộ: trưởng đội lạc hài+cốt xương luật
        bồi: thẩm bút
        bưu: thiếp kiện
        ca: sĩ nô
        cá: nhân
        cán: bộ binh
        cảnh: sát binh vệ
        cao: ủy điểm
        cầu: thủ
        cây: số cầu
        chi: bộ nhánh đội
        chiến: sĩ binh hạm thuyền dịch hữu trường lũy xa
        chính: phủ trị+gia trị+phạm khách quyền ủy sách
        chỉ: huy+trưởng thị
        chủng: viện+sinh tộc viện
        chú: rể
        chuyên: gia viên
        chuyến: bay xe tàu đi
        chuyển: vận
        chùa: chiền
        chư: hầu tăng
        chức: sắc viên vụ
        cổ: phần đông phiếu động+viên
        cố: vấn đạo
        công: dân nhân đoàn ty chức an ước binh trường trình sở xưởng xã điểm hàm
        cơ: quan sở
        con: tin người cái em trai gái cháu nuôi đường tàu sông bò trâu ngựa chiên
        cộng: sự đồng tác+viên hòa
        cựu: binh chiến+binh tù thần
        cử: nhân tri
        dân: biểu quân công làng cư số tộc oan chài thường chúng tị+nạn vệ phu
        dịch: vụ giả
        diễn: viên giả
        diện: tích
        di: dân tích tản
        du: kích khách học+sinh
        dự: án thẩm
        đại: biểu diện đội úy tá tướng học sứ thần lý hội đoàn pháo
        đạo: quân luật diễn hữu
        đảng: viên bộ phái
        đàn: ông bà em
        đặc: vụ phái+viên nhiệm khu
        đầu: bếp mục máy+bay đạn
        đêm: diễn
        điền: chủ trang
        điểm: bỏ+phiếu
        điệp: viên báo+viên
        đoàn: viên thể
        đội: viên trưởng quân
        đối: thủ tượng
        đồn: điền lũy bót
        đồng: chí bào lõa đội nghiệp minh phạm
        đơn: vị vị+đo
        đợt: tấn+công
        đứa: con trẻ nhỏ bé cháu
        gia: đình súc chủ cầm nhân
        giai: cấp đoạn
        giám: đốc mục thị định+viên
        gián: điệp
        giáo: dân sư viên sĩ phận xứ chức đồ phái khu phẩm
        giảng: viên
        giấy: phép
        giếng: dầu nước
        góa: phụ
        hạ: sĩ+quan sĩ viện nghị+sĩ
        hài: cốt
        hải: quân tặc cảng đảo lý
        hàng: binh hóa rào
        hãng: phim xưởng buôn tin thông+tấn
        hành: khách tinh khất
        hầm: mộ mỏ
        họa: sĩ
        học: sinh giả viên trò sĩ viện
        hòa: thượng
        hoàng: thân tử hậu đế
        hồ: sơ
        hố: chôn
        hộ: dân gia+đình khẩu nông+dân
        hội: viên nghị đoàn thẩm
        hợp: tác+xã đồng
        hồng: y quân
        hương: chức
        khách: hàng sạn du+lịch mời
        khán: giả
        khẩu: súng pháo phần đại+bác
        kháng: chiến+quân
        khinh: hạm
        khu: phố trục vực
        kiều: dân bào
        kinh: kỳ
        kỵ: binh sĩ mã
        kỳ: thi thủ
        kỹ: sư
        ký: giả túc+xá
        làng: mạc xã
        lâu: đài
        lãnh: tụ đạo chúa binh sự
        lao: công động
        lính: tráng Mỹ thủy đánh+thuê dù gác kín lê+dương tập
        linh: mục hồn
        lò: thiêu gạch rèn
        lời: khai hứa chứng
        luật: sư gia lệ
        lục: quân địa
        lực: lượng sĩ
        lý: trưởng do
        mạng: người sống
        máy: bay kéo móc tính
        mẫu: tây ruộng đất ta
        mẹ: con
        môn: phái đệ sinh
        nam: giới sinh tước
        nạn: nhân dân đói
        nghệ: sĩ nhân
        nghị: sĩ viên quyết định
        nghĩa: quân binh sĩ trang địa
        nghi: can phạm phạm+nhân
        ngân: hàng
        ngoại: kiều giao+đoàn trưởng binh
        ngôn: ngữ
        ngục: tốt
        ngư: dân phủ
        người: đàn+ông đàn+bà phụ+nữ lính dân thân nhà cha mẹ con chồng vợ
        nguyên: thủ soái đơn lão cáo
        nhà: báo văn thơ máy thờ nước khoa+học sư tù cửa giam chùa truyền+giáo ngoại+giao sử+học cách+mạng lãnh+đạo vua nông hát ở ga băng giáo buôn
        nhạc: sĩ công
        nhân: viên chứng mạng công dân sĩ vật khẩu tình
        nhật: báo ký
        nhi: đồng
        nho: sĩ sinh
        nhóm: người
        nông: dân nô trường trại hộ gia phu phẩm
        nô: lệ tỳ
        nữ: sinh tù giới tu công+nhân hoàng thần
        phạm: nhân
        phán: quan
        phái: viên đoàn bộ
        pháo: binh đài thủ hạm thuyền
        phe: phái cánh
        phi: công cơ vụ+công trường
        phó: tế thủ+tướng chủ+tịch giám+đốc mát
        phòng: giam vệ tuyến
        phóng: viên sự
        phụ: nữ tá huynh lão
        phú: nông hộ ông thương
        phiếu: bầu thuận trắng chống
        quan: lại chức sát+viên tòa viên
        quả: phụ bom mìn đạn đấm cầu đồi
        quân: nhân lính đoàn khu chủng dân+sự y sĩ+quan sự
        quản: giáo lý ngục
        quận: chúa công huyện lỵ
        quốc: gia vương hội
        quý: tộc bà
        sà: lan
        sát: thủ
        sắc: dân tộc lệnh lịnh
        sĩ: quan tử phu số
        sinh: viên mạng linh vật
        sư: đoàn sãi cô huynh
        sứ: quán giả thần đoàn bộ
        sử: gia liệu
        tác: giả phẩm
        tá: điền
        tài: liệu xế sản tử
        tăng: ni sĩ lữ
        tập: thể đoàn hồi+ký đoàn+quân thơ truyện
        tay: súng chân
        tàn: quân
        tàu: chiến ngầm bay hỏa lửa thuyền thủy sân+bay đánh+cá buôn
        tế: bào
        thành: viên phố trì tích phần thị
        thanh: niên thiếu+niên tra
        thân: nhân hữu hào thích vương
        thẩm: phán
        tham: mưu tán
        thất: nghiệp
        thầy: giáo thuốc tu cô+giáo
        thế: hệ lực kỷ+trước
        thi: thể hài sĩ
        thị: trấn xã dân trưởng
        thí: sinh
        thiếu: niên nữ tá tướng úy nhi
        thính: giả
        thợ: mỏ thủ+công máy thuyền hồ rèn dệt săn
        thôn: làng xóm bản
        thông: dịch ngôn+viên báo tín+viên
        thủ: lãnh lĩnh phạm tướng đô hạ
        thủy: thủ quân binh+lính thủ+đoàn lôi sư
        thuyền: nhân viên bè trưởng buồm
        thương: binh nhân gia thuyền vong phế+binh phái
        thường: dân trú+nhân
        thượng: sĩ tá tướng úy viện nghị+sĩ
        tị: nạn
        tiến: sĩ
        tiểu: đoàn đội thương nông bang học+sinh vương+quốc nhà+nước
        tín: đồ hữu
        tình: báo nguyện+viên nhân
        tỉnh: thành trưởng bang lỵ ủy
        tòa: nhà án báo đại+sứ lãnh+sự
        tổ: chức tiên hợp
        toán: quân lính
        tội: phạm nhân ác
        tổng: thống thư bí+thư trưởng
        trại: tù viên giam lính binh trẻ+em tập+trung
        trạm: xá kiểm+soát
        trang: trại bị giấy
        trẻ: em thơ con nhỏ sơ+sinh
        trí: thức
        trinh: sát
        trung: đoàn đội nông tá tướng úy tâm
        trưởng: lão ga phòng thôn ban
        trường: học hợp trung+học đại+học
        truyền: đơn giáo
        tu: sĩ viện sinh
        tù: nhân binh chính+trị trưởng khổ+sai cải+tạo
        tư: sản lệnh tế nhân
        tử: tù sĩ tội
        tướng: lãnh lĩnh tá cướp
        tuần: dương+hạm báo phủ
        tỵ: nạn
        ủy: viên ban hội
        ứng: cử+viên viên
        vận: động+viên
        văn: phòng sĩ kiện bản nghệ+sĩ
        vệ: binh sĩ quân
        viên: chức chỉ+huy cảnh+sát tướng sĩ+quan đạn
        viện: sĩ
        võ: sĩ quan
        vũ: công khí nữ
        vua: chúa
        vụ: án tai+nạn tấn+công nổ cướp xử
        vương: quốc tôn
        xã: viên trưởng hội
        xạ: thủ
        xác: chết người
        xe: tăng lửa hơi tải ô+tô bọc+thép cộ đạp ngựa buýt bò vận+tải thiết+giáp
        xí: nghiệp
        xóm: làng
        xướng: ngôn+viên
        y: sĩ tá
        ý: kiến
        yếu: nhân
        """;

    /// <summary>Classifiers of persons, things, animals, sheets and events: the noun stands behind them.</summary>
    private const string Classifiers = "bức căn cặp chiếc cỗ con cuộc cuốn đám đứa kẻ mảnh mẩu món ngôi ngọn quyển quả sợi tấm tên thanh thỏi thửa tòa toà trái tờ viên vị ông";

    private static readonly string[][] Rests = [.. Rows().Select(r => r.Rests)];

    private static readonly WordTable<int> Table = new(Rows().Select((r, i) => (r.Head, i)));

    /// <summary>The end of the noun whose first syllable is <paramref name="text"/>[start..end].</summary>
    public static int Extend(ReadOnlySpan<char> text, int start, int end)
    {
        if (!Table.TryGet(text[start..end], out var row))
            return end;
        var rests = Rests[row];
        var (isClassifier, best) = (rests[0].Length > 0, end);
        for (var i = 1; i < rests.Length; i++)
        {
            if (Matches(text, end, rests[i]) is var stop && stop > best)
                best = stop;
        }

        if (best > end || !isClassifier)
            return best;

        // "ba chiếc xe tăng": the noun behind the classifier, where one is known; else the classifier alone.
        var next = Scan.SkipSpace(text, end);
        if (next <= end || next >= text.Length || !char.IsLower(text[next]))
            return end;
        var nextEnd = Scan.WordEnd(text, next);
        return Table.TryGet(text[next..nextEnd], out var behind) && Rests[behind][0].Length == 0 ? Extend(text, next, nextEnd) : end;
    }

    /// <summary>The end of the words of <paramref name="rest"/> where they stand at <paramref name="at"/>; -1 where they do not.</summary>
    private static int Matches(ReadOnlySpan<char> text, int at, string rest)
    {
        foreach (var part in rest.AsSpan().Split('+'))
        {
            var start = at < text.Length && text[at] == '-' ? at + 1 : Scan.SkipSpace(text, at);
            if (start <= at || start >= text.Length)
                return -1;
            var end = Scan.WordEnd(text, start);
            if (!text[start..end].Equals(rest.AsSpan(part), StringComparison.OrdinalIgnoreCase))
                return -1;
            at = end;
        }

        return at;
    }

    /// <summary>The heads with their rests; the first of each row is the head itself where it is a classifier, else empty.</summary>
    private static IEnumerable<(string Head, string[] Rests)> Rows()
    {
        var classifiers = Classifiers.Split(' ').ToHashSet(StringComparer.Ordinal);
        var heads = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var line in Nouns.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var head = line[..colon];
            heads[head] = [classifiers.Contains(head) ? head : "", .. line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        }

        foreach (var classifier in classifiers)
        {
            if (!heads.ContainsKey(classifier))
                heads[classifier] = [classifier];
        }

        return heads.OrderBy(h => h.Key, StringComparer.Ordinal).Select(h => (h.Key, h.Value));
    }
}
