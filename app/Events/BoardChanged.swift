internal import Ferro

/// A link was added, voted on or commented.
struct BoardChanged: Event {
    let linkID: Link.ID
}
