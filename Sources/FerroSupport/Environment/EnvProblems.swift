/// Collects failures, so that a start with three wrong variables reports the three at once.
///
/// ```swift
/// var problems = EnvProblems()
/// let port = problems.collect { () throws(EnvError) in try env.get(.serverPort) }
/// let url = problems.collect { () throws(EnvError) in try env.require(.databaseURL) }
/// try problems.throwAll()
/// ```
public struct EnvProblems: Sendable {
    /// The failures so far, in the order they were met.
    public private(set) var all: [EnvError] = []

    /// Starts with none.
    public init() {}

    /// Adds a failure; one that stands for several adds each of them.
    public mutating func add(_ error: EnvError) {
        all += error.problems.isEmpty ? [error] : error.problems
    }

    /// Runs a body and keeps its failure; nil when it threw.
    public mutating func collect<Result>(_ body: () throws(EnvError) -> Result) -> Result? {
        do throws(EnvError) {
            return try body()
        } catch {
            add(error)
            return nil
        }
    }

    /// Throws when there are failures: the only one itself, or one error that lists them all.
    public func throwAll(file: String = #fileID, line: UInt = #line) throws(EnvError) {
        guard let first = all.first else { return }
        if all.count == 1 { throw first }
        let lines = all.map { "\n- \($0.message)" }.joined()
        throw EnvError(
            .several, "\(all.count) problems with the environment:\(lines)", problems: all, file: file, line: line)
    }
}
