/// The names of columns.
///
/// The rules are those of `Inflection.snakeCase`, which a compiler plugin cannot import; a test of the ORM holds both
/// side by side.
enum ColumnName {
    /// `publishedAt` to `published_at`, `authorID` to `author_id`, `HTMLPage` to `html_page`.
    static func snakeCase(_ name: String) -> String {
        let characters = Array(name)
        var result = ""
        for (index, character) in characters.enumerated() {
            if character.isUppercase, index > 0, characters[index - 1] != "_" {
                let isNextLower = index + 1 < characters.count && characters[index + 1].isLowercase
                let endsPlural = isNextLower && characters[index + 1] == "s" && index + 2 == characters.count
                if !characters[index - 1].isUppercase || (isNextLower && !endsPlural) { result += "_" }
            }
            result += character.lowercased()
        }
        return result
    }

    /// `comments` to `Comments`.
    static func capitalised(_ name: String) -> String {
        let plain = name.filter { $0 != "`" }
        return plain.prefix(1).uppercased() + plain.dropFirst()
    }
}
