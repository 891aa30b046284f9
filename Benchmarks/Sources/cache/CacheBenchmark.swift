import FerroCache

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// One contender for one round: `cache CONTENDER [SECONDS]` prints a line `key<TAB>value` per figure.
@main struct CacheBenchmark {
    static func main() async throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard let name = arguments.first, let contender = contenders[name] else {
            print("usage: cache CONTENDER [SECONDS]; contenders: \(contenders.keys.sorted().joined(separator: " "))")
            exit(64)
        }
        let seconds = arguments.dropFirst().first.flatMap(Double.init) ?? 2
        for (key, value) in try await contender(seconds) { print("\(name).\(key)\t\(value)") }
    }

    typealias Figures = [(key: String, value: Double)]
    typealias Contender = @Sendable (_ seconds: Double) async throws -> Figures

    static let contenders: [String: Contender] = [
        "memory.get": { try await Reading(tasks: 1).get(for: $0) },
        "memory.get64": { try await Reading(tasks: 64).get(for: $0) },
        "memory.hot": { try await Reading(tasks: 1, keys: 1).get(for: $0) },
        "memory.hot64": { try await Reading(tasks: 64, keys: 1).get(for: $0) },
        "memory.key": { try await Reading(tasks: 1).getByNewKey(for: $0) },
        "memory.tagged": { try await Reading(tasks: 1, tags: ["posts"]).get(for: $0) },
        "memory.put": { try await Reading(tasks: 1).put(for: $0) },
        "remember.hit": { try await Reading(tasks: 1).remember(for: $0) },
        "remember.hit64": { try await Reading(tasks: 64).remember(for: $0) },
    ]
}
