private typealias Code = Frame.Code
private typealias Kind = Frame.Kind

// The states of streams and their windows: RFC 9113, sections 5 and 6.9.
extension WireCase {
    private static let wait = Frame.headers(1, Frame.request("/wait"))
    private static let open = Frame.headers(1, Frame.request("/read", "POST"), end: false)

    static let streams: [WireCase] = [
        .init("5.1", "DATA of an idle stream", .connectionError([Code.protocol]), [.data(1)]),
        .init("5.1", "WINDOW_UPDATE of an idle stream", .connectionError([Code.protocol]), [.window(1, 100)]),
        .init("5.1", "CONTINUATION of an idle stream", .connectionError([Code.protocol]), [.continuation(1)]),
        .init("5.1", "DATA after the end of the request", .streamError([Code.streamClosed]), [wait, .data(1)]),
        // NIOHTTP2 says PROTOCOL_ERROR; the RFC says STREAM_CLOSED.
        .init("5.1", "HEADERS after the end of the request", .streamError([Code.protocol]), [wait, .headers(1)]),
        .init(
            "5.1", "CONTINUATION after the end of the request", .connectionError([Code.streamClosed, Code.protocol]),
            [wait, .continuation(1)]),
        .init("5.1", "PRIORITY after the end of the request", .goesOn, [wait, .priority(1, on: 3)]),
        .init("5.1", "WINDOW_UPDATE after the end of the request", .goesOn, [wait, .window(1, 100)]),
        .init("5.1", "WINDOW_UPDATE of a stream that is done", .goesOn, [.headers(1)], then: [.window(1, 100)]),
        .init("5.1", "RST_STREAM of a stream that is done", .goesOn, [.headers(1)], then: [.reset(1)]),
        .init("5.1", "PRIORITY of a stream that is done", .goesOn, [.headers(1)], then: [.priority(1, on: 3)]),
        .init(
            "5.1", "CONTINUATION of a stream that is done", .connectionError([Code.streamClosed, Code.protocol]),
            [.headers(1)], then: [.continuation(1)]),
        .init("5.1.1", "a stream with an even number", .connectionError([Code.protocol]), [.headers(2)]),
        .init(
            "5.1.1", "a stream with a lower number", .connectionError([Code.protocol]),
            [.headers(5), .headers(3, Frame.request("/wait"))]),
        // NIOHTTP2 ends the connection; the RFC ends the stream.
        .init(
            "5.1.2", "one stream too many", .connectionError([Code.protocol, Code.refusedStream]),
            [1, 3, 5, 7].map { .headers($0, Frame.request("/wait")) }),
        .init(
            "5.4.1", "frames after a fault of the connection", .connectionError([Code.protocol]),
            [.data(0), .ping(), .headers(1)]),
        .init(
            "5.4.2", "faults of other streams", .answer("200", stream: 7),
            [
                .headers(3, Frame.request("/wait", "GET", [("A", "b")])),
                .headers(5, Frame.request("/read", "POST"), end: false), .window(5, 0), .headers(7),
            ]),
        .init("6.9", "WINDOW_UPDATE of nothing for a stream", .streamError([Code.protocol]), [open, .window(1, 0)]),
        .init(
            "6.9.1", "a window of a stream that overflows", .streamError([Code.flowControl]),
            [open, .window(1, 0x7FFF_FFFF), .window(1, 0x7FFF_FFFF)]),
        .init(
            "6.9.2", "a window of streams that overflows by SETTINGS", .connectionError([Code.flowControl]),
            [open, .window(1, 0x7FFF_0000), .settings([(4, 0x7FFF_FFFF)])]),
    ]
}
