/// The context of `links/new`: the form to submit a link, empty or with what was wrong.
struct LinkFormPage: Sendable {
    /// What a person typed.
    struct Values: Sendable {
        var url = ""
        var title = ""
        var tags = ""
        var submitter = ""
    }

    let page: PageView
    let action: String
    let cancelPath: String
    let summary: FormSummaryView?
    let fields: [FieldView]

    /// Describes the form; `errors` has the messages of each field by its name.
    init(
        _ values: Values = Values(), errors: [String: [String]] = [:], stylesheet: String = "/assets/app.css"
    ) {
        page = PageView(title: errors.isEmpty ? "Submit a link" : "Error: Submit a link", stylesheet: stylesheet)
        action = LinkPath.index
        cancelPath = LinkPath.index
        fields = [
            FieldView(
                "url", label: "Address", value: values.url, control: .url, placeholder: "https://example.com/article",
                autocomplete: "url", maximumLength: 2_048, errors: errors["url"] ?? []),
            FieldView(
                "title", label: "Title", value: values.title, maximumLength: 160,
                hint: "As the page calls itself; no need to sell it.", errors: errors["title"] ?? []),
            FieldView(
                "tags", label: "Tags", value: values.tags, isRequired: false, placeholder: "swift, databases",
                hint: "Up to five, separated by commas.", errors: errors["tags"] ?? []),
            FieldView(
                "submitter", label: "Your name", value: values.submitter, autocomplete: "nickname", maximumLength: 60,
                errors: errors["submitter"] ?? []),
        ]
        summary = FormSummaryView(fields)
    }
}
