/// What `If-Match` and `If-None-Match` name: any state of a resource, or those with one of some tags.
struct EntityTagList {
    private let field: String

    init(_ field: String) { self.field = field }

    /// Whether the list names a state that exists and has that tag, or none.
    func names(_ tag: EntityTag?, by matches: (EntityTag, EntityTag) -> Bool) -> Bool {
        if field[...].trimmed == "*" { return true }
        guard let tag else { return false }
        var reader = EntityTagReader(field)
        while let candidate = reader.next() {
            if matches(candidate, tag) { return true }
        }
        return false
    }
}
