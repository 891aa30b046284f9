import HTTPTypes

/// The patterns of an app as a tree of segments in three flat arrays.
///
/// Walking back from a branch that led nowhere is bounded by the number of nodes: each is visited at most once per
/// request, and the depth of the recursion is that of the longest pattern, whatever path is sent.
///
/// It is a class of constants, so that a request counts one reference instead of one for each array.
final class RouteTrie: Sendable {
    struct Node: Sendable {
        /// Its children for literal segments in `edges`, sorted by token.
        var literals: Range<Int32>
        /// The child for any one segment, or -1.
        var parameter: Int32
        /// What answers a path that ends here, in `endings`.
        var ends: Range<Int32>
        /// What answers a path that goes on from here in any way, in `endings`.
        var rests: Range<Int32>
    }

    struct Edge: Sendable {
        let token: Int32
        let node: Int32
    }

    struct Ending: Sendable {
        let method: HTTPRequest.Method
        let route: Int32
    }

    let nodes: [Node]
    let edges: [Edge]
    let endings: [Ending]
    let tokens: TokenTable

    init(nodes: [Node], edges: [Edge], endings: [Ending], tokens: TokenTable) {
        (self.nodes, self.edges, self.endings, self.tokens) = (nodes, edges, endings, tokens)
    }

    /// The route for a method and path, or `nil`; HEAD takes that of GET where it has none.
    func route(_ method: HTTPRequest.Method, _ path: inout RequestPath) -> Int? {
        let separator = path.separator
        return path.text.withUTF8 { bytes in
            walk(0, Cursor(bytes, separator)) { fitting in
                route(method, in: fitting) ?? (method == .head ? route(.get, in: fitting) : nil)
            }
        }
    }

    /// Every method for which a path has a route.
    func methods(_ path: inout RequestPath) -> [HTTPRequest.Method] {
        let separator = path.separator
        var methods: [HTTPRequest.Method] = []
        path.text.withUTF8 { bytes in
            // Taking none makes the walk offer every pattern that fits.
            _ = walk(0, Cursor(bytes, separator)) { fitting in
                for index in fitting { methods.append(endings[Int(index)].method) }
                return nil
            }
        }
        return methods
    }

    /// Offers the endings that fit a path to `choose`, the most specific first, until it takes one.
    private func walk(_ index: Int32, _ cursor: Cursor, _ choose: (Range<Int32>) -> Int?) -> Int? {
        let node = nodes[Int(index)]
        guard let (segment, rest) = cursor.next() else { return node.ends.isEmpty ? nil : choose(node.ends) }
        if !node.literals.isEmpty, let token = tokens.token(segment), let next = child(token, among: node.literals),
            let found = walk(next, rest, choose)
        {
            return found
        }
        if node.parameter >= 0, let found = walk(node.parameter, rest, choose) { return found }
        return node.rests.isEmpty ? nil : choose(node.rests)
    }

    private func route(_ method: HTTPRequest.Method, in fitting: Range<Int32>) -> Int? {
        for index in fitting where endings[Int(index)].method == method { return Int(endings[Int(index)].route) }
        return nil
    }

    private func child(_ token: Int32, among literals: Range<Int32>) -> Int32? {
        var (low, high) = (literals.lowerBound, literals.upperBound)
        while low < high {
            let middle = (low + high) / 2
            let edge = edges[Int(middle)]
            if edge.token == token { return edge.node }
            if edge.token < token { low = middle + 1 } else { high = middle }
        }
        return nil
    }
}
