/// What is wrong with a form, above it: each sentence leads to its field.
struct FormSummaryView: Sendable {
    /// One mistake.
    struct Item: Sendable {
        let fieldID: String
        let message: String
    }

    let heading: String
    let items: [Item]

    /// Collects the mistakes of the fields; nil when there are none.
    init?(_ fields: [FieldView]) {
        items = fields.flatMap { field in field.errors.map { Item(fieldID: field.id, message: $0) } }
        guard !items.isEmpty else { return nil }
        heading = items.count == 1 ? "One thing needs a change" : "\(items.count) things need a change"
    }
}
