using System.Text;

namespace Amazon.Lambda.RuntimeSupport.Logging;

/// <summary>Console output cut into lines.</summary>
internal sealed class ConsoleLines(Action<string> write) : TextWriter
{
    private readonly StringBuilder _line = new();

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        lock (_line)
        {
            if (value == '\n')
                EndLine();
            else if (value != '\r')
                _line.Append(value);
        }
    }

    public override void Flush()
    {
        lock (_line)
            if (_line.Length > 0)
                EndLine();
    }

    private void EndLine()
    {
        write(_line.ToString());
        _line.Clear();
    }
}
