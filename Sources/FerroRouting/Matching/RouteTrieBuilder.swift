import HTTPTypes

/// Grows the tree of patterns node by node, then lays it out flat.
struct RouteTrieBuilder {
    private struct Node {
        var literals: [Int32: Int] = [:]
        var parameter: Int?
        var ends: [RouteTrie.Ending] = []
        var rests: [RouteTrie.Ending] = []
    }

    private var nodes = [Node()]
    private let tokens: TokenTable

    /// Numbers the literals of all patterns that will be inserted.
    init(_ patterns: [PathPattern]) {
        tokens = TokenTable(
            patterns.lazy.flatMap(\.segments).compactMap { if case .literal(let text) = $0 { text } else { nil } })
    }

    /// Adds a route; returns the index of a route that already answers the same method and paths, and adds nothing.
    mutating func insert(_ pattern: PathPattern, _ method: HTTPRequest.Method, route: Int) -> Int? {
        var node = 0
        var list = \Node.ends
        for segment in pattern.segments {
            switch segment {
            case .literal(let text): node = child(of: node, literal: text)
            case .parameter: node = parameterChild(of: node)
            case .rest: list = \Node.rests
            }
        }
        if let known = nodes[node][keyPath: list].first(where: { $0.method == method }) { return Int(known.route) }
        nodes[node][keyPath: list].append(RouteTrie.Ending(method: method, route: Int32(route)))
        return nil
    }

    /// The tree in flat arrays.
    func build() -> RouteTrie {
        var edges: [RouteTrie.Edge] = []
        var endings: [RouteTrie.Ending] = []
        func append<T>(_ items: [T], to array: inout [T]) -> Range<Int32> {
            let start = Int32(array.count)
            array += items
            return start..<Int32(array.count)
        }
        let flat = nodes.map { node in
            let literals = node.literals.sorted { $0.key < $1.key }
            return RouteTrie.Node(
                literals: append(literals.map { .init(token: $0.key, node: Int32($0.value)) }, to: &edges),
                parameter: Int32(node.parameter ?? -1), ends: append(node.ends, to: &endings),
                rests: append(node.rests, to: &endings))
        }
        return RouteTrie(nodes: flat, edges: edges, endings: endings, tokens: tokens)
    }

    private mutating func child(of node: Int, literal: String) -> Int {
        // A literal outside `patterns` has no token and shares the edge -1, which no request takes.
        let token = Array(literal.utf8).withUnsafeBufferPointer(tokens.token) ?? -1
        if let known = nodes[node].literals[token] { return known }
        nodes.append(Node())
        nodes[node].literals[token] = nodes.count - 1
        return nodes.count - 1
    }

    private mutating func parameterChild(of node: Int) -> Int {
        if let known = nodes[node].parameter { return known }
        nodes.append(Node())
        nodes[node].parameter = nodes.count - 1
        return nodes.count - 1
    }
}
