using System.Diagnostics;
using Xunit.Abstractions;
using static NlpPipeline.Evaluation.Tests.Make;

namespace NlpPipeline.Evaluation.Tests;

/// <summary>The page in a real browser: it is drawn, its script runs, and no other does.</summary>
public class ScreenshotTests(ITestOutputHelper output)
{
    [Fact]
    public void The_page_is_drawn_and_its_filters_run_in_Chromium()
    {
        var browser = FindBrowser();
        if (browser is null)
        {
            output.WriteLine("skipped: no chromium on this machine (apt-get install chromium)");
            return;
        }

        using var folder = new TemporaryFolder();
        const string text = "Stalin met <b>Lenin</b> in Moscow <script>document.title='broken'</script><img src=x onerror=\"document.title='broken'\">";
        var report = Evaluator.Evaluate(
            [Unit("1", text, Span(0, 6, "PER"), Span(14, 19, "PER"), Span(27, 33, "LOC"))],
            [Unit("1", text, Span(0, 6, "PER", null, 0.9), Span(14, 19, "ORG", null, 0.55), Span(34, 60, "WORK", null, 0.3))]);
        var page = folder.Write("report.html", ReportTests.Html(report));
        var picture = Path.Combine(folder.Path, "report.png");

        var dom = Run(browser, $"--dump-dom", page, folder.Path);
        dom.Should().Contain("3 of 3 shown", "the page's own script passes its policy");
        dom.Should().Contain("<title>Evaluation report</title>").And.NotContain("broken</title>");

        Run(browser, $"--screenshot={picture}", page, folder.Path);
        File.Exists(picture).Should().BeTrue();
        new FileInfo(picture).Length.Should().BeGreaterThan(20_000, "an empty page makes a smaller picture");
    }

    private static string? FindBrowser() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome" }.Select(name => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    private static string Run(string browser, string task, string page, string profile)
    {
        var start = new ProcessStartInfo(browser)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars", "--window-size=1200,1800",
                $"--user-data-dir={Path.Combine(profile, "profile")}", task, new Uri(page).AbsoluteUri,
            },
        };
        using var process = Process.Start(start)!;
        _ = process.StandardError.ReadToEndAsync();
        var text = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(TimeSpan.FromSeconds(60)))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException("chromium did not end within a minute");
        }

        return text.Result;
    }
}
