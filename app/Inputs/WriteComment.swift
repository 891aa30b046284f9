internal import Ferro

/// What a person sends to comment on a link.
@Input struct WriteComment {
    var author: String
    var body: String

    static var rules: Rules<Self> {
        Check(\.author, .notBlank, .length(...60))
        Check(\.body, .notBlank, .length(...5_000))
    }
}
