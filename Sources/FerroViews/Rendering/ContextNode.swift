internal import Mustache

/// A struct, class, tuple or dictionary, reflected once, so that a lookup is a dictionary lookup.
struct ContextNode: MustacheParent, MustacheCustomRenderable, MustacheTransformable {
    let children: [String: Any]
    let value: Any

    var renderText: String { String(describing: value) }
    var isNull: Bool { false }

    func child(named name: String) -> Any? { children[name] }

    /// `count` and `empty`, and `sorted` or `enumerated` for the pairs of a dictionary as `key` and `value`.
    func transform(_ name: String) -> Any? {
        switch name {
        case "count": children.count
        case "empty": children.isEmpty
        case "sorted", "enumerated":
            children.sorted { $0.key < $1.key }
                .map { ContextNode(children: ["key": $0.key, "value": $0.value], value: $0.key) }
        default: nil
        }
    }
}

/// A property that is there and nil: no text, a closed section, and no search in outer contexts.
struct ContextNull: MustacheCustomRenderable, MustacheTransformable {
    var renderText: String { "" }
    var isNull: Bool { true }

    func transform(_ name: String) -> Any? { name == "empty" ? true : nil }
}
