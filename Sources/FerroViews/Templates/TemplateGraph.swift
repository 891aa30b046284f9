/// Which templates can include themselves, and which mistakes are seen only with all templates together.
struct TemplateGraph {
    private var next: [TemplateReferences.Node: [TemplateReferences.Node]] = [:]

    init(_ references: [String: TemplateReferences]) {
        let everything = references.keys.map { TemplateReferences.Node.template($0) }
        for reference in references.values {
            for edge in reference.edges { next[edge.from, default: []].append(edge.to) }
            for call in reference.dynamic { next[call.owner, default: []] += everything }
        }
    }

    /// The templates that some path leads back to: each of them needs its depth counted.
    var recursive: Set<String> {
        var found: Set<String> = []
        for case .template(let name) in next.keys where reaches(.template(name), throughTemplates: true) {
            found.insert(name)
        }
        return found
    }

    /// The blocks that show themselves without any template in between, which nothing could count.
    var endlessBlocks: Set<String> {
        var found: Set<String> = []
        for case .block(let name) in next.keys where reaches(.block(name), throughTemplates: false) {
            found.insert(name)
        }
        return found
    }

    /// Every template that rendering a template may touch, itself included.
    func reachable(from name: String) -> Set<String> {
        var names: Set<String> = [name]
        for case .template(let other) in visited(from: .template(name), throughTemplates: true) { names.insert(other) }
        return names
    }

    private func reaches(_ node: TemplateReferences.Node, throughTemplates: Bool) -> Bool {
        visited(from: node, throughTemplates: throughTemplates).contains(node)
    }

    private func visited(
        from start: TemplateReferences.Node, throughTemplates: Bool
    ) -> Set<TemplateReferences.Node> {
        var seen: Set<TemplateReferences.Node> = []
        var waiting = next[start] ?? []
        while let node = waiting.popLast() {
            if !throughTemplates, case .template = node { continue }
            if seen.insert(node).inserted { waiting += next[node] ?? [] }
        }
        return seen
    }
}
