import FerroHTTP
import FerroRouting
import FerroSupport
import HTTPTypes
import Testing

/// A matcher that is too simple to be wrong: it compares every pattern with the path and takes the best.
struct NaiveMatcher {
    let routes: [(method: HTTPRequest.Method, segments: [String])]

    func match(_ method: HTTPRequest.Method, _ path: [String]) -> (index: Int, values: [String: String])? {
        let fitting = routes.indices.filter { fits(routes[$0].segments, path) }
        let wanted = method == .head ? .get : method
        let best = fitting.filter { routes[$0].method == wanted }.min { rank($0) < rank($1) }
        return best.map { ($0, values(routes[$0].segments, path)) }
    }

    func methods(_ path: [String]) -> Set<String> {
        Set(routes.filter { fits($0.segments, path) }.map(\.method.rawValue))
    }

    private func fits(_ pattern: [String], _ path: [String]) -> Bool {
        guard let first = pattern.first else { return path.isEmpty }
        if first.hasSuffix("...}") { return !path.isEmpty }
        guard let head = path.first, first.hasPrefix("{") || first == head else { return false }
        return fits(Array(pattern.dropFirst()), Array(path.dropFirst()))
    }

    /// Sorts literals before parameters before the rest, at the first difference.
    private func rank(_ index: Int) -> String {
        routes[index].segments.map { $0.hasSuffix("...}") ? "2" : $0.hasPrefix("{") ? "1" : "0" }.joined()
    }

    private func values(_ pattern: [String], _ path: [String]) -> [String: String] {
        var values: [String: String] = [:]
        for (index, segment) in pattern.enumerated() where segment.hasPrefix("{") {
            let rest = segment.hasSuffix("...}")
            values[String(segment.drop { $0 == "{" }.prefix { $0 != "." && $0 != "}" })] =
                rest ? path[index...].joined(separator: "/") : path[index]
        }
        return values
    }
}

@Suite struct RandomRoutesTests {
    private static let words = ["a", "b", "ab", "c"]
    private static let methods: [HTTPRequest.Method] = [.get, .post, .delete]

    private func pattern(_ generator: inout SplitMix64) -> [String] {
        var segments: [String] = []
        for index in 0..<Int.random(in: 0...4, using: &generator) {
            switch Int.random(in: 0..<10, using: &generator) {
            case 0..<6: segments.append(Self.words.randomElement(using: &generator) ?? "a")
            case 6..<9: segments.append("{p\(index)}")
            default: return segments + ["{r\(index)...}"]
            }
        }
        return segments
    }

    private func shape(_ segments: [String]) -> String {
        segments.map { $0.hasSuffix("...}") ? "**" : $0.hasPrefix("{") ? "*" : $0 }.joined(separator: "/")
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func `random tables agree with a naive matcher`(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        let router = Router<Int>()
        var routes: [(method: HTTPRequest.Method, segments: [String])] = []
        var shapes = Set<String>()
        for _ in 0..<Int.random(in: 1...25, using: &generator) {
            let segments = pattern(&generator)
            let method = Self.methods.randomElement(using: &generator) ?? .get
            guard shapes.insert("\(method.rawValue) \(shape(segments))").inserted else { continue }
            routes.append((method, segments))
            router.add(Route(method, segments.joined(separator: "/")) { _, _ in Response.empty() })
        }
        let table = try RouteTable(router)
        let naive = NaiveMatcher(routes: routes)
        for _ in 0..<200 {
            let path = (0..<Int.random(in: 0...5, using: &generator)).map { _ in
                Self.words.randomElement(using: &generator) ?? "a"
            }
            let method = ([.head] + Self.methods).randomElement(using: &generator) ?? .get
            let text = "/" + path.joined(separator: "/")
            switch table.match(method, text) {
            case .found(let index, let parameters):
                let wanted = naive.match(method, path)
                #expect(index == wanted?.index, "\(method) \(text)")
                for (name, value) in wanted?.values ?? [:] { #expect(parameters[name] == value) }
            case .methodNotAllowed(let methods):
                #expect(naive.match(method, path) == nil, "\(method) \(text)")
                let known = Set(methods.map(\.rawValue)).subtracting(["HEAD", "OPTIONS"])
                #expect(known == naive.methods(path))
            case .notFound:
                #expect(naive.methods(path).isEmpty, "\(method) \(text)")
            case .badPath:
                Issue.record("\(text) is a good path")
            }
        }
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `random bytes never trap`(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        let table = try table("a/{b}", "{p...}", "a/b/c")
        let alphabet = Array("/%.2Fa\0bcé{}e?".unicodeScalars)
        for _ in 0..<300 {
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...12, using: &generator) {
                text.append(alphabet.randomElement(using: &generator) ?? "/")
            }
            let path = String(text)
            let segments = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
            let isReadable =
                path.hasPrefix("/")
                && segments.allSatisfy { segment in
                    PercentEncoding.decodeSegment(segment).map { $0 != "." && $0 != ".." } ?? false
                }
            let isWhole = path == "/" || !segments.contains("")
            switch table.match(.get, path) {
            case .badPath: #expect(!isReadable, "\(path.debugDescription)")
            case .notFound: #expect(isReadable && (!isWhole || path == "/"), "\(path.debugDescription)")
            case .found: #expect(isReadable && isWhole, "\(path.debugDescription)")
            case .methodNotAllowed: Issue.record("\(path.debugDescription)")
            }
        }
    }
}
