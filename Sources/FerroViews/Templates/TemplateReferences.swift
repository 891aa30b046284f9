/// What each part of a template includes: the edges that decide whether an inclusion can go round in circles.
struct TemplateReferences: Sendable {
    /// A template, or what is put into the blocks of one name.
    enum Node: Hashable, Sendable {
        case template(String)
        case block(String)
    }

    /// One inclusion.
    struct Edge: Sendable {
        let from: Node
        let to: Node
        let line: Int
    }

    private(set) var edges: [Edge] = []
    /// The lines of `{{> *name}}`, whose template is known only when it is rendered.
    private(set) var dynamic: [(owner: Node, line: Int)] = []

    /// Reads the inclusions of a template whose tags are balanced.
    init(_ name: String, _ tags: [TemplateTag]) {
        var open: [(tag: TemplateTag, owner: Node)] = []
        for tag in tags {
            let owner = open.last?.owner ?? .template(name)
            switch tag.kind {
            case .partial, .parent:
                if tag.name.hasPrefix("*") {
                    dynamic.append((owner, tag.line))
                } else {
                    edges.append(Edge(from: owner, to: .template(tag.name), line: tag.line))
                }
                if tag.kind == .parent { open.append((tag, owner)) }
            case .block:
                // A block right inside a layout tag fills that layout's block; anywhere else it is a place to fill.
                let fills = open.last?.tag.kind == .parent
                if !fills { edges.append(Edge(from: owner, to: .block(tag.name), line: tag.line)) }
                open.append((tag, fills ? .block(tag.name) : owner))
            case .section: open.append((tag, owner))
            case .end: _ = open.popLast()
            case .variable, .other: break
            }
        }
    }
}
