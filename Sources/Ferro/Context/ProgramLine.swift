internal import Dispatch
internal import FerroSupport

#if os(Linux) && canImport(Runtime)
    internal import Runtime
#endif

/// Finds the line of the app that is being run, through the calls of the framework in between.
///
/// The calls are noted at once; reading the program's debug information for their lines takes up to seconds, so
/// that happens on a thread of its own. For development only.
struct ProgramLine: Sendable {
    #if os(Linux) && canImport(Runtime)
        private let calls: Backtrace?

        /// Notes the calls that led here.
        init() { calls = try? Backtrace.capture(algorithm: .auto, limit: 64, offset: 1, top: 8) }

        /// Hands over the innermost line that is not the framework's, or nil where the program says nothing of it.
        func find(_ answer: @escaping @Sendable (SourceLocation?) -> Void) {
            DispatchQueue.global(qos: .utility).async {
                let frames = calls?.symbolicated()?.frames ?? []
                let line = frames.lazy.compactMap { $0.symbol?.sourceLocation }.first { Self.isApp($0.path) }
                answer(line.map { Self.location($0.path, $0.line) })
            }
        }
    #else
        /// Notes nothing: this platform does not tell calls of async functions.
        init() {}

        /// Hands over nil.
        func find(_ answer: @escaping @Sendable (SourceLocation?) -> Void) { answer(nil) }
    #endif

    /// Whether a file is the app's: it has a name, and is in no target of the framework and not Swift's own.
    static func isApp(_ path: String) -> Bool {
        let isFramework = path.contains("/Sources/Ferro") || path.contains("/.build/checkouts/")
        return path.hasSuffix(".swift") && !isFramework && !path.contains("/swift/stdlib/")
    }

    private static func location(_ path: String, _ line: Int) -> SourceLocation {
        SourceLocation(file: path.split(separator: "/").suffix(2).joined(separator: "/"), line: UInt(max(0, line)))
    }
}
