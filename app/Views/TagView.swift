/// A tag and the list it leads to.
struct TagView: Sendable {
    let name: String
    let href: String

    init(_ name: String) {
        self.name = name
        href = LinkPath.index(tag: name)
    }
}
