/// What one can subscribe to: a channel by its name, or all whose names match a pattern.
enum SubscriptionTopic: Hashable, Sendable {
    case channel(String)
    case pattern(String)

    var name: String {
        switch self {
        case .channel(let name), .pattern(let name): name
        }
    }

    var isPattern: Bool {
        switch self {
        case .channel: false
        case .pattern: true
        }
    }
}
