/// One way to order a list.
struct TabView: Sendable {
    let label: String
    let href: String
    let isCurrent: Bool
}
