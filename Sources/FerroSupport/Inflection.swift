/// Turns Swift names into the names that databases and web addresses use.
public enum Inflection {
    /// `publishedAt` to `published_at`, `authorID` to `author_id`, `HTMLPage` to `html_page`.
    public static func snakeCase(_ name: String) -> String {
        let scalars = Array(name.unicodeScalars)
        var result = ""
        for (index, scalar) in scalars.enumerated() {
            let isUpper = scalar.properties.isUppercase
            if isUpper, index > 0, scalars[index - 1] != "_" {
                let previousIsUpper = scalars[index - 1].properties.isUppercase
                let nextIsLower = index + 1 < scalars.count && scalars[index + 1].properties.isLowercase
                let endsPluralAcronym = nextIsLower && scalars[index + 1] == "s" && index + 2 == scalars.count
                if !previousIsUpper || (nextIsLower && !endsPluralAcronym) { result.append("_") }
            }
            result += scalar.properties.lowercaseMapping
        }
        return result
    }

    /// The English plural of a lower-case singular noun: `post` to `posts`, `category` to `categories`.
    ///
    /// It knows the regular forms and a few irregular ones; a model whose table it guesses wrongly names it itself.
    public static func plural(_ noun: String) -> String {
        for (singular, plural) in irregular where noun == singular || noun.hasSuffix("_" + singular) {
            return String(noun.dropLast(singular.count)) + plural
        }
        for same in uncountable where noun == same || noun.hasSuffix("_" + same) { return noun }
        if noun.hasSuffix("y"), let before = noun.dropLast().last, !"aeiou".contains(before) {
            return noun.dropLast() + "ies"
        }
        if noun.hasSuffix("sis") { return noun.dropLast(2) + "es" }
        if ["s", "x", "z", "ch", "sh"].contains(where: noun.hasSuffix) { return noun + "es" }
        return noun + "s"
    }

    /// The table a model's type is stored in: `BlogPost` to `blog_posts`.
    public static func tableName(_ typeName: String) -> String { plural(snakeCase(typeName)) }

    private static let irregular = [
        ("person", "people"), ("child", "children"), ("man", "men"), ("woman", "women"), ("mouse", "mice"),
        ("index", "indices"), ("datum", "data"), ("medium", "media"),
    ]
    private static let uncountable = ["news", "series", "equipment", "information", "sheep", "metadata"]
}
