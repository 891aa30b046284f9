/// Every sentence that validation says by itself, in one place so that it can be translated.
///
/// Each is what follows a field's name: "title" + "must not be blank".
enum Message {
    case required, unreadable
    case string, truth, number, wholeNumber, wholeNumberBetween(String, String), list, object, date, uuid
    case notBlank, email, url, alpha, alphaNumeric, alphaDash, format, prefix(String), suffix(String)
    case length(Int?, Int?), count(Int?, Int?), range(String?, String?)
    case positive, unique, oneOf([String])

    var text: String {
        switch self {
        case .required: "is required"
        case .unreadable: "cannot be read"
        case .string: "must be text"
        case .truth: "must be true or false"
        case .number: "must be a number"
        case .wholeNumber: "must be a whole number"
        case .wholeNumberBetween(let low, let high): "must be a whole number between \(low) and \(high)"
        case .list: "must be a list"
        case .object: "must be an object"
        case .date: "must be a date"
        case .uuid: "must be a UUID"
        case .notBlank: "must not be blank"
        case .email: "must be an email address"
        case .url: "must be a web address that starts with http:// or https://"
        case .alpha: "must contain only letters"
        case .alphaNumeric: "must contain only letters and numbers"
        case .alphaDash: "must contain only letters, numbers, dashes and underscores"
        case .format: "has the wrong format"
        case .prefix(let text): "must start with \"\(text)\""
        case .suffix(let text): "must end with \"\(text)\""
        case .length(let low, let high): Self.amount(low, high, of: "character", verb: "be", end: " long")
        case .count(let low, let high): Self.amount(low, high, of: "item", verb: "have")
        case .range(let low, let high): Self.bounds(low, high)
        case .positive: "must be greater than 0"
        case .unique: "must not contain the same item twice"
        case .oneOf(let choices): Self.choices(choices)
        }
    }

    private static func amount(_ low: Int?, _ high: Int?, of noun: String, verb: String, end: String = "") -> String {
        func many(_ number: Int) -> String { number == 1 ? "1 \(noun)" : "\(number) \(noun)s" }
        return switch (low, high) {
        case (let low?, let high?) where low == high: "must \(verb) exactly \(many(low))\(end)"
        case (let low?, let high?): "must \(verb) between \(low) and \(many(high))\(end)"
        case (let low?, nil): "must \(verb) at least \(many(low))\(end)"
        case (nil, let high?): "must \(verb) at most \(many(high))\(end)"
        case (nil, nil): "must \(verb) \(noun)s"
        }
    }

    private static func bounds(_ low: String?, _ high: String?) -> String {
        switch (low, high) {
        case (let low?, let high?): "must be between \(low) and \(high)"
        case (let low?, nil): "must be at least \(low)"
        case (nil, let high?): "must be at most \(high)"
        case (nil, nil): "must be comparable"
        }
    }

    /// Names at most 20 choices: a message is not a catalogue.
    private static func choices(_ choices: [String]) -> String {
        "must be one of: " + choices.prefix(20).joined(separator: ", ") + (choices.count > 20 ? ", …" : "")
    }
}
