internal import Mustache

/// The outermost context of one render: it holds the page, counts how deep templates go, and notes names nobody has.
///
/// It lives for one synchronous call and never leaves its thread.
final class RenderRoot: MustacheParent {
    static let enter = "ferro-enter"
    static let leave = "ferro-leave"
    static let entry = "{{#ferro-page}}{{>*ferro-template}}{{/ferro-page}}"
    /// How often recursive templates may be entered in one render: two inclusions per level double with each level.
    static let maximumEntries = 20_000

    private let template: String
    private let page: ContextNode
    private let limit: Int
    private var depth = 0
    private var entries = 0
    private let stackFloor: UInt
    /// Whether a template went deeper, or more often, than is allowed; what it would have shown is missing.
    private(set) var isTooDeep = false
    /// The first names that were asked for and not found, at most eight.
    private(set) var unknown: [String] = []

    /// Starts a render on the current thread, with so many bytes of its stack to go down.
    init(_ template: String, page: ContextNode, limit: Int, stack: UInt) {
        stackFloor = StackSpace.current &- stack
        self.template = template
        self.page = page
        self.limit = limit
    }

    /// The names of the page's own properties.
    var pageNames: [String] { Array(page.children.keys) }

    func child(named name: String) -> Any? {
        switch name {
        case "ferro-page": return page
        case "ferro-template": return template
        case Self.enter: return mayEnter()
        case Self.leave:
            depth -= 1
            return ""
        default:
            if unknown.count < 8, !unknown.contains(name) { unknown.append(name) }
            return nil
        }
    }

    private func mayEnter() -> Bool {
        guard !isTooDeep, depth < limit, entries < Self.maximumEntries, StackSpace.current > stackFloor else {
            isTooDeep = true
            return false
        }
        depth += 1
        entries += 1
        return true
    }
}
