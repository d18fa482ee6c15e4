using RedGreen.Bench;
using RedGreen.Bench.Chaos;
using RedGreen.Bench.Judging;
using RedGreen.Bench.Judging.Rollouts;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

return args switch
{
    ["machine"] => await MachineBench.RunAsync(Console.Out),
    ["find-services"] => await FindServicesBench.RunAsync(Console.Out),
    ["load"] => await LoadBench.RunAsync(Console.Out, stop.Token),
    ["rollback"] => await RollbackBench.RunAsync(1, Console.Out, stop.Token),
    ["rollback", "--speed", var speed] when double.TryParse(speed, out var factor) && factor > 0 => await RollbackBench.RunAsync(factor, Console.Out, stop.Token),
    ["judge", .. var rest] when RunOptions.Read(rest) is { } options => JudgeBench.Run(options, Console.Out),
    ["judge-cost"] => JudgeCostBench.Run(Console.Out),
    ["traffic", .. var rest] when RunOptions.Read(rest) is { } options => TrafficBench.Run(options, Console.Out),
    ["chaos", .. var rest] when ChaosOptions.Read(rest) is { } options => ChaosBench.Run(options, Console.Out, stop.Token),
    _ => Usage(args),
};

static int Usage(string[] args)
{
    if (args is not [])
        Console.Error.WriteLine($"Not understood: {string.Join(' ', args)}. What there is (N is a whole number from 1):");
    Console.Error.WriteLine("""
        machine               a whole deployment of the real state machine in virtual time
        find-services         a push in an account with 2,000 services, in virtual time, inside ECS's rates
        load                  a promotion under 500 requests a second, on a real sandbox
        rollback [--speed N]  how long a bad version still gets requests once that is decided
        judge [--runs N] [--seed N] [--verbose]
                              our judge beside the others' rules, on simulated traces
        judge-cost            one evaluation of 60 windows and 4 own metrics
        traffic [--runs N] [--seed N]
                              what the default strategy finds at 5, 50 and 500 requests a minute
        chaos [--runs N] [--seed N] [--json]
                              deployments in virtual time with everything going wrong, judged by what was really true
        chaos --story N [--verbose] [--json]
                              one of its stories, in its shortest form or as it is
        """);
    return 2;
}
