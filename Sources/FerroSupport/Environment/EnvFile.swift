/// The variables written in one `.env` file.
///
/// The format is the one in common use, with the strict reading where readers differ:
///
/// ```
/// # a comment
/// APP_NAME=My links            # comments start at a # after white space
/// export COLOUR=#fff           # `export` is allowed; this # belongs to the value
/// GREETING="Hello\n${APP_NAME}"
/// PATTERN='as it is: \d ${x}'
/// URL=http://${HOST:-localhost}:${PORT}
/// ```
///
/// - Quoted values may span lines. In double quotes `\n \r \t \\ \" \$` are escapes and any other backslash is an
///   error; single quotes and unquoted values take backslashes as they are, but for `\$` in unquoted ones.
/// - `${NAME}` takes the process's value, else the one of an earlier line or of a weaker file. A name that has none is
///   an error; `${NAME:-text}` gives it a value instead.
/// - The last of two lines for one name wins.
/// - A file has at most 1 MiB, a value 64 KiB, and all values together 4 MiB after expansion.
public struct EnvFile: Sendable {
    /// One `NAME=value`.
    public struct Assignment: Sendable, Hashable {
        /// The variable.
        public let name: String
        /// Its value, unquoted and expanded.
        public let value: String
        /// The line its name is on, from 1.
        public let line: Int
    }

    /// The longest file that is read, in bytes.
    public static let maximumSize = 1 << 20
    static let maximumValueSize = 64 << 10
    static let maximumTotalSize = 4 << 20

    /// The assignments in the order of their lines.
    public let assignments: [Assignment]

    /// Reads a file's text.
    ///
    /// - Parameters:
    ///   - bytes: the file's content, in UTF-8.
    ///   - file: its name, for errors.
    ///   - earlier: values of weaker files that `${NAME}` may use.
    ///   - process: the process's environment, which `${NAME}` uses first.
    ///
    /// Throws `.syntax` at the first line that is wrong, naming file and line; the line's text is not in the message.
    public init(
        parsing bytes: some Sequence<UInt8>, named file: String, earlier: [String: String] = [:],
        process: [String: String] = [:]
    ) throws(EnvError) {
        var parser = EnvFileParser(Array(bytes), file: file, known: earlier, process: process)
        self.assignments = try parser.parse()
    }

    /// Reads a file's text from a string.
    public init(
        parsing text: String, named file: String, earlier: [String: String] = [:], process: [String: String] = [:]
    ) throws(EnvError) {
        try self.init(parsing: text.utf8, named: file, earlier: earlier, process: process)
    }
}
