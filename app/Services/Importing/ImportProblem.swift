/// A line that could not be imported, and what to do about it.
struct ImportProblem: Sendable, Equatable, CustomStringConvertible {
    /// The line its record starts on, from 1.
    let line: Int
    /// What is wrong and how to fix it: a sentence without its full stop.
    let message: String

    var description: String { "line \(line): \(message)" }
}
