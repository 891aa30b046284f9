/// Where a variable's value was read.
public enum EnvOrigin: Sendable, Hashable, CustomStringConvertible {
    /// The environment the process was started with.
    case process
    /// A line of a `.env` file, from 1.
    case file(String, line: Int)
    /// The program itself, as tests do.
    case code

    /// `the process environment`, `.env:3` or `code`.
    public var description: String {
        switch self {
        case .process: "the process environment"
        case .file(let name, let line): "\(name):\(line)"
        case .code: "code"
        }
    }
}
