internal import Ferro

/// What a person, or a program, sends to add a link.
@Input struct SubmitLink {
    var url: String
    var title: String
    var tags: TagList = TagList()
    var submitter: String

    static var rules: Rules<Self> {
        Check(\.url, .notBlank, .length(...2_048), .url)
        Check(\.title, .notBlank, .length(...160))
        Check(\.tags, .tags)
        Check(\.submitter, .notBlank, .length(...60))
    }
}
