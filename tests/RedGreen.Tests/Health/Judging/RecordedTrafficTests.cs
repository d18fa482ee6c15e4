using RedGreen.Health;
using RedGreen.Health.Judging;
using RedGreen.Strategies;

namespace RedGreen.Tests.Health.Judging;

public class RecordedTrafficTests
{
    [Fact]
    public void Greens_first_request_ends_Reds_history() => RecordedTraffic.FirstOfGreen(Minutes("-9 09 09 19 09")).ShouldBe(3);

    [Fact]
    public void Without_a_request_of_Greens_nothing_begins() => RecordedTraffic.FirstOfGreen(Minutes("-9 09")).ShouldBeNull();

    [Theory]
    [InlineData("09 19 59 90 90", 3)]
    [InlineData("09 19 59 9- 9-", 3)]
    [InlineData("09 19 59 00 90 -0 90", 4)]
    [InlineData("09 90 90", 1)]
    [InlineData("90 90", 0)]
    public void Green_has_all_traffic_after_Reds_last_request(string minutes, int first) => RecordedTraffic.FirstAtAll(Minutes(minutes)).ShouldBe(first);

    [Theory]
    [InlineData("09 10 10 19 10 19")]
    [InlineData("09 19 59 90")]
    [InlineData("09 19 00 -- 00 90")]
    [InlineData("09 19")]
    public void A_quiet_minute_of_Reds_is_not_the_bake(string minutes) => RecordedTraffic.FirstAtAll(Minutes(minutes)).ShouldBeNull();

    [Fact]
    public void A_minute_without_data_of_either_side_leaves_the_sums_as_they_are()
    {
        var replay = new Replay(new Strategy(), [new SideWindow(600, 3, null)]);
        replay.Add(new SideWindow(60, 2, null), new SideWindow(540, 1, null));
        var before = replay.Evidence;
        replay.Add(null, null);
        (replay.Evidence with { Through = before.Through, Unconfirmed = before.Unconfirmed }).ShouldBe(before);
    }

    // A digit a side, Green's first: its requests; - for no data.
    private static List<(SideWindow? Green, SideWindow? Red)> Minutes(string text) =>
        [.. text.Split(' ').Select(minute => (Side(minute[0]), Side(minute[1])))];

    private static SideWindow? Side(char requests) => requests == '-' ? null : new SideWindow(requests - '0', 0, null);
}
