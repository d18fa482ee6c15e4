using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Amazon.Lambda.RuntimeSupport")]
[assembly: InternalsVisibleTo("RedGreen.Standins.Tests")]
