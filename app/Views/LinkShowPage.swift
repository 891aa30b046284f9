/// The context of `links/show`: one link, its comments, and the form to add one.
struct LinkShowPage: Sendable {
    /// What a person typed into the comment form.
    struct Draft: Sendable {
        var author = ""
        var body = ""
    }

    let page: PageView
    let link: LinkRowView
    /// The whole address, to be read before it is opened.
    let address: String
    let comments: [CommentView]
    let hasComments: Bool
    let commentsHeading: String
    let action: String
    let summary: FormSummaryView?
    let fields: [FieldView]

    /// Describes the page; `errors` has the messages of each field of the comment form by its name.
    init(
        link: LinkRowView, address: String, comments: [CommentView], draft: Draft = Draft(),
        errors: [String: [String]] = [:], stylesheet: String = "/assets/app.css", notice: String? = nil
    ) {
        page = PageView(
            title: errors.isEmpty ? link.title : "Error: \(link.title)", stylesheet: stylesheet, notice: notice)
        self.link = link
        self.address = address
        self.comments = comments
        hasComments = !comments.isEmpty
        commentsHeading = comments.isEmpty ? "No comments yet" : Wording.count(comments.count, "comment")
        action = LinkPath.comments(link.id) + "#comment-form"
        fields = [
            FieldView(
                "author", label: "Your name", value: draft.author, autocomplete: "nickname", maximumLength: 60,
                errors: errors["author"] ?? []),
            FieldView(
                "body", label: "Comment", value: draft.body, control: .multiline, maximumLength: 5_000,
                hint: "Plain text; line breaks are kept.", errors: errors["body"] ?? []),
        ]
        summary = FormSummaryView(fields)
    }
}
