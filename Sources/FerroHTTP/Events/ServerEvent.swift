import NIOCore

/// One message of an event stream (WHATWG HTML, 9.2).
///
/// ```swift
/// ServerEvent("three new messages", event: "inbox")
/// try ServerEvent(json: score, id: "\(score.version)")
/// ```
///
/// A browser calls the listeners of ``event`` with ``data``, remembers ``id``, and sends it as `Last-Event-ID` when it
/// connects again.
public struct ServerEvent: Sendable, Hashable {
    /// The text; nil for a message that calls no listener. Line breaks of any kind arrive as line feeds.
    public var data: String?
    /// The name listeners ask for; nil for `message`. It holds no line break.
    public var event: String?
    /// How far the client has come, once it has this message; empty to forget it. It holds no line break and no NUL.
    public var id: String?
    /// How long the client waits before it connects again, from now on; sent in whole milliseconds.
    public var retry: Duration?
    /// A remark that clients skip.
    public var comment: String?

    /// A message with a text.
    public init(_ data: String, event: String? = nil, id: String? = nil, retry: Duration? = nil) {
        self.init(data: data, event: event, id: id, retry: retry)
    }

    /// A message with a value as JSON; throws what the encoder throws.
    public init(
        json value: some Encodable, event: String? = nil, id: String? = nil, retry: Duration? = nil,
        by coder: JSONCoder = JSONBody.coder
    ) throws {
        let bytes = try JSONBody.encode(value, by: coder)
        self.init(data: String(buffer: bytes), event: event, id: id, retry: retry)
    }

    /// A remark that clients skip, to keep a connection from resting.
    public static func comment(_ text: String) -> ServerEvent {
        var event = ServerEvent()
        event.comment = text
        return event
    }

    /// A message that sets how long clients wait before they connect again.
    public static func retry(_ time: Duration) -> ServerEvent { ServerEvent(retry: time) }

    private init(data: String? = nil, event: String? = nil, id: String? = nil, retry: Duration? = nil) {
        self.data = data
        self.event = event
        self.id = id
        self.retry = retry
    }
}
