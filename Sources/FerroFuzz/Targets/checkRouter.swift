import FerroHTTP
import FerroRouting
import HTTPTypes

/// Routes: any patterns freeze or are refused, any path is matched or refused, and a named route's URL leads back to it.
///
/// The input is lines: the last is a path, those before it are patterns.
@Sendable func checkRouter(_ bytes: [UInt8]) throws(Violation) {
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map {
        String(decoding: $0, as: UTF8.self)
    }
    guard let path = lines.last else { return }
    try check(lines.dropLast().prefix(8), path)
    try check(["a/{b}", "{p...}", "a/b/c", ""], path)
}

private func check(_ patterns: some Sequence<String>, _ path: String) throws(Violation) {
    let router = Router<Int>()
    var count = 0
    for pattern in patterns {
        router.add(Route(.get, pattern, name: "r\(count)") { _, _ in Response.empty() })
        count += 1
    }
    guard let table = try? RouteTable(router) else { return }
    for method in [HTTPRequest.Method.get, .post] {
        switch table.match(method, path) {
        case .found(let index, let parameters):
            try Violation.unless(method == .get && (0..<count).contains(index), "route \(index) is found")
            try checkURL(table, index, parameters)
        case .methodNotAllowed(let methods):
            try Violation.unless(method == .post && methods.contains(.get), "not allowed, but \(methods)")
        case .notFound, .badPath: break
        }
    }
}

private func checkURL(_ table: RouteTable<Int>, _ index: Int, _ parameters: Parameters) throws(Violation) {
    var values: [String: String] = [:]
    for part in table.routes[index].path.split(separator: "/") where part.hasPrefix("{") {
        let name = String(part.drop { $0 == "{" }.prefix { $0 != "." && $0 != "}" })
        guard let value = parameters[name] else { throw Violation(description: "{\(name)} has no value") }
        values[name] = value
    }
    // A slash that was escaped in the rest of a path cannot be told from one that was not.
    guard let url = table.url(named: "r\(index)", values) else { return }
    guard case .found = table.match(.get, url) else { throw Violation(description: "\(url) leads nowhere") }
}
