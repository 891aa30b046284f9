import FerroHTTP
import Foundation
import NIOCore

/// One contender for one round: `json CONTENDER [SECONDS]` prints a line `key<TAB>value` per figure.
@main struct JSONBenchmark {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard let name = arguments.first, let contender = contenders[name] else {
            print("usage: json CONTENDER [SECONDS]; contenders: \(contenders.keys.sorted().joined(separator: " "))")
            exit(64)
        }
        let seconds = arguments.dropFirst().first.flatMap(Double.init) ?? 2
        print("\(name).cpu_ns\t\(try contender(seconds))")
    }

    /// Measures for a while, and returns nanoseconds of the processor's time for one document.
    typealias Contender = @Sendable (_ seconds: Double) throws -> Double

    static let contenders: [String: Contender] = {
        var all: [String: Contender] = [:]
        add("message", Message(), to: &all)
        add("record", Record.sample(1), to: &all)
        add("array", (0..<110).map(Record.sample), to: &all)
        return all
    }()

    private static func add<Document: Codable & Equatable & Sendable>(
        _ name: String, _ document: Document, to all: inout [String: Contender]
    ) {
        all["\(name).encode"] = { try measure($0) { try JSONBody.encode(document).readableBytes } }
        all["\(name).encode.foundation"] = { seconds in
            let encoder = JSONEncoder()
            encoder.outputFormatting = .withoutEscapingSlashes
            return try measure(seconds) { ByteBuffer(bytes: try encoder.encode(document)).readableBytes }
        }
        all["\(name).decode"] = { seconds in
            let text = try JSONBody.encode(document)
            guard try JSONBody.decode(Document.self, from: text) == document else { throw Wrong() }
            return try measure(seconds) {
                _ = try JSONBody.decode(Document.self, from: text)
                return text.readableBytes
            }
        }
        all["\(name).decode.foundation"] = { seconds in
            let text = try JSONBody.encode(document)
            let decoder = JSONDecoder()
            return try measure(seconds) {
                _ = try decoder.decode(Document.self, from: Data(text.readableBytesView))
                return text.readableBytes
            }
        }
    }

    /// Runs an operation on a document, first a little to warm up and then to measure.
    private static func measure(_ seconds: Double, _ operation: () throws -> Int) throws -> Double {
        _ = try repeated(min(0.2, seconds / 4), operation)
        let before = ProcessUsage.processorTime
        let count = try repeated(seconds, operation)
        return (ProcessUsage.processorTime - before) * 1e9 / Double(count)
    }

    private static func repeated(_ seconds: Double, _ operation: () throws -> Int) throws -> Int {
        let end = ContinuousClock.now + .seconds(seconds)
        var count = 0
        while ContinuousClock.now < end {
            for _ in 0..<32 {
                guard try operation() > 0 else { throw Wrong() }
            }
            count += 32
        }
        return count
    }

    private struct Wrong: Error {}
}
