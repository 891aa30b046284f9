#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// One contender for one round: `redis CONTENDER [SECONDS]` prints a line `key<TAB>value` per figure.
///
/// A process of its own for each, so that CPU time is its own.
@main struct RedisBenchmark {
    static func main() async throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard let name = arguments.first, let contender = contenders[name], let url = getenv("FERRO_TEST_REDIS_URL")
        else {
            print("usage: FERRO_TEST_REDIS_URL=redis://… redis CONTENDER [SECONDS]")
            print("contenders: \(contenders.keys.sorted().joined(separator: " "))")
            exit(64)
        }
        let seconds = arguments.dropFirst().first.flatMap(Double.init) ?? 2
        for (key, value) in try await contender(Load(seconds: seconds), String(cString: url)) {
            print("\(name).\(key)\t\(value)")
        }
    }

    typealias Figures = [(key: String, value: Double)]
    typealias Contender = @Sendable (Load, String) async throws -> Figures

    static let contenders: [String: Contender] = [
        "get": { try await Contenders.get($0, $1, onLoop: true) },
        "get.global": { try await Contenders.get($0, $1, onLoop: false) },
        "get.typed": { try await Contenders.typedGet($0, $1) },
        "set": { try await Contenders.set($0, $1, onLoop: true) },
        "set.global": { try await Contenders.set($0, $1, onLoop: false) },
        "pipeline100": { try await Contenders.pipeline($0, $1) },
        "fanout50": { try await FanOut.run($0, $1) },
    ]
}
