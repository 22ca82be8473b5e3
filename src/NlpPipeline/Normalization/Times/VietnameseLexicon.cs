namespace NlpPipeline.Normalization;

/// <summary>The syllables that Vietnamese times are made of.</summary>
internal static class VietnameseLexicon
{
    public static TimeLexicon Table { get; } = Build();

    private static TimeLexicon Build()
    {
        var t = new TimeLexicon();
        t.Add(TimeRole.Word, 0, "nữa lâu chục tiên cho đến tới và sang hoặc hay của thuộc thứ mươi lẻ linh sớm phục rưỡi đồng hồ kém đó này ấy nọ sau qua lại "
            + "nhất nguyên công trước đây lắm khác theo tiếp kế vừa rồi cùng gần vòng độ ba phần tư xưa kia tuần_ nhật đầu cuối_ mồng_ tê lục cá nguyệt "
            + "bất thì điểm thời_ gian trở lên tcn scn cn rưởi tận bây bấy giờ_ thượng trung hạ nay mai ngoái vạn vào vendémiaire brumaire frimaire nivôse pluviôse ventôse germinal floréal prairial messidor thermidor fructidor "
            + "janvier février fevrier mars avril juin juillet août aout septembre octobre novembre décembre decembre er", false);
        t.Add(TimeRole.Word, 0, "từ đầu cuối giữa những các hai trong suốt mỗi hàng hằng từng cách hôm ngày mồng mùng rằm mùa thập thế quý hiện nay mai "
            + "bữa đêm ban chủ chúa thứ cùng trước sau quá tương bây lúc thời khi gần mấy vài nhiều cả nửa kể giáng noel nô nôen quốc ngay tết dạo hồi "
            + "tuần_ thượng trung hạ lục đệ rạng tảng mờ hừng lễ ngàn nghìn trăm hăm vu giao");
        t.Add(TimeRole.Unit, (int)TimeUnit.Second, "giây");
        t.Add(TimeRole.Unit, (int)TimeUnit.Minute, "phút");
        t.Add(TimeRole.Unit, (int)TimeUnit.Hour, "giờ tiếng");
        t.Add(TimeRole.Unit, (int)TimeUnit.Day, "ngày hôm_");
        t.Add(TimeRole.Unit, (int)TimeUnit.Week, "tuần");
        t.Add(TimeRole.Unit, (int)TimeUnit.Month, "tháng");
        t.Add(TimeRole.Unit, (int)TimeUnit.Year, "năm");
        t.Add(TimeRole.Small, 1, "một");
        t.Add(TimeRole.Small, 1, "mốt");
        t.Add(TimeRole.Small, 2, "hai");
        t.Add(TimeRole.Small, 3, "ba");
        t.Add(TimeRole.Small, 4, "bốn tư");
        t.Add(TimeRole.Small, 5, "lăm nhăm", false);
        t.Add(TimeRole.Small, 6, "sáu");
        t.Add(TimeRole.Small, 7, "bảy bẩy");
        t.Add(TimeRole.Small, 8, "tám");
        t.Add(TimeRole.Small, 9, "chín");
        t.Add(TimeRole.Small, 10, "mười");
        t.Add(TimeRole.Small, 0, "không", false);
        t.Add(TimeRole.Month, 1, "giêng", false);
        t.Add(TimeRole.Month, 12, "chạp", false);
        t.Add(TimeRole.Season, 1, "xuân");
        t.Add(TimeRole.Season, 2, "hè hạ_");
        t.Add(TimeRole.Season, 3, "thu");
        t.Add(TimeRole.Season, 4, "đông");
        t.Add(TimeRole.DayPart, (int)DayPart.Morning, "sáng");
        t.Add(TimeRole.DayPart, (int)DayPart.Midday, "trưa");
        t.Add(TimeRole.DayPart, (int)DayPart.Afternoon, "chiều");
        t.Add(TimeRole.DayPart, (int)DayPart.Evening, "tối");
        t.Add(TimeRole.DayPart, (int)DayPart.Night, "đêm khuya");
        t.Add(TimeRole.Word, 0, "niên kỷ kỉ", false);
        t.Alias("giờ", "gìơ giở");
        t.Alias("mỗi", "mổi");
        t.Alias("rằm", "rầm");
        t.Alias("năm", "nâm năn");
        t.Alias("tháng", "thán thàng");
        t.Alias("giữa", "giửa");
        t.Alias("những", "nhừng nhửng");
        t.Alias("rưỡi", "rưởi");
        t.Alias("quý", "quí");
        t.Alias("kỷ", "kỹ");
        t.Alias("thập", "thâp");
        t.NeedTimesBut("hiện quá tương mai giáng quốc tết đệ thời nay noel nôen quý năm trung vu giao");

        // A number in words is an hour, a day or a length.
        const TimeReaders number = TimeReaders.Length | TimeReaders.Clock | TimeReaders.Day | TimeReaders.Range;
        t.Begin(number, TimeRole.Small);
        t.Begin(number, "hăm năm");
        t.Begin(TimeReaders.Range, "từ trong giữa những các");
        t.Begin(TimeReaders.Fixed, "hiện ngày ngay nay bây giờ trước gần quá tương mai những các lúc thời khi hồi dạo");
        t.Begin(TimeReaders.Set, "thứ chủ chúa mỗi hàng hằng từng");
        t.Begin(TimeReaders.Length, "trong cách sau trước từ vài mấy nhiều hàng nửa cả");
        t.Begin(TimeReaders.Prefix, "đầu cuối giữa những các");
        t.Begin(TimeReaders.Clock, "nửa giữa");
        t.Begin(TimeReaders.DayPart, TimeRole.DayPart);
        t.Begin(TimeReaders.DayPart, "ban rạng mờ tảng hừng");
        t.Begin(TimeReaders.Weekday, "ngày chủ chúa thứ");
        t.Begin(TimeReaders.RelativeDay, "ngày hôm bữa mai kia mốt sau kế tiếp trước đó ấy này cùng nay qua");
        t.Begin(TimeReaders.Day, "ngày hôm mồng mùng rằm tuần");
        t.Begin(TimeReaders.Month, "thượng trung hạ tháng");
        t.Begin(TimeReaders.Season, TimeRole.Season);
        t.Begin(TimeReaders.Season, "mùa");
        t.Begin(TimeReaders.Decade, "thập những các");
        t.Begin(TimeReaders.Century, "thế");
        t.Begin(TimeReaders.QuarterOrHalf, "quý nửa đệ");
        t.Begin(TimeReaders.Relative, "cùng cuối quý thế thập tuần tháng năm");
        t.Begin(TimeReaders.Year, "những các năm");
        t.Begin(TimeReaders.Feast, "giáng lễ ngày đêm các noel nôen quốc tết");
        t.Begin(TimeReaders.LunarFeast, "tết trung vu giao");
        t.Begin(TimeReaders.LunarYear, "năm");
        t.AddFolded("tháng năm ngày những giờ tuần mùa cuối đầu giữa từ đến thế kỷ thập niên");
        return t;
    }
}
