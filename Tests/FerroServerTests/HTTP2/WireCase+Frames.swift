private typealias Code = Frame.Code
private typealias Flag = Frame.Flag
private typealias Kind = Frame.Kind

// The layout of frames: RFC 9113, sections 4 and 5.5, and the pieces of section 6 that one frame breaks.
extension WireCase {
    private static let get = Frame.headers(1)
    private static let post = Frame.headers(1, Frame.request("/read", "POST"), end: false)

    static let layout: [WireCase] = [
        .init("4.1", "a frame of an unknown type is passed over", .goesOn, [Frame(0xFF, 0, 0, [1, 2])]),
        .init("4.1", "unknown flags are passed over", .goesOn, [Frame(Kind.ping, 0xFE, 0, Array("pingpong".utf8))]),
        .init(
            "4.1", "the reserved bit is passed over", .goesOn, [Frame(Kind.ping, 0, 1 << 31, Array("pingpong".utf8))]),
        .init(
            "4.2", "a frame of 16 384 bytes is taken", .answer("200"),
            [post, .data(1, String(repeating: "x", count: 16_384))]),
        .init(
            "4.2", "a DATA frame that is too long", .connectionError([Code.frameSize]),
            [post, .data(1, String(repeating: "x", count: 16_385))]),
        .init(
            "4.2", "a HEADERS frame that is too long", .connectionError([Code.frameSize]),
            [.headers(1, Frame.request() + [("a", String(repeating: "x", count: 16_384))])]),
        .init(
            "4.3", "a field block that cannot be read", .connectionError([Code.compression]),
            [.headers(1, block: [0x00, 0x20, 0x61])]),
        .init(
            "4.3", "PRIORITY within a field block", .connectionError([Code.protocol]),
            [.headers(1, whole: false), .priority(1, on: 0), .continuation(1)]),
        .init(
            "4.3", "HEADERS of another stream within a field block", .connectionError([Code.protocol]),
            [.headers(1, whole: false), .headers(3)]),
        .init(
            "5.5", "an unknown frame within a field block", .connectionError([Code.protocol]),
            [.headers(1, whole: false), Frame(0xFF, 0, 1, [1]), .continuation(1)]),
        .init("6.1", "DATA of no stream", .connectionError([Code.protocol]), [.data(0)]),
        .init(
            "6.1", "DATA with padding", .answer("200"),
            [post, Frame(Kind.data, Flag.padded | Flag.endStream, 1, [3, 65, 0, 0, 0])]),
        .init(
            "6.1", "DATA with more padding than payload", .connectionError([Code.protocol]),
            [post, Frame(Kind.data, Flag.padded | Flag.endStream, 1, [6, 65, 0, 0, 0])]),
        .init("6.2", "HEADERS of no stream", .connectionError([Code.protocol]), [.headers(0)]),
        .init(
            "6.2", "HEADERS with padding and priority", .answer("200"),
            [
                Frame(
                    Kind.headers, Flag.endStream | Flag.endHeaders | Flag.padded | Flag.priority, 1,
                    [2, 0, 0, 0, 0, 15] + Frame.headers(1).payload + [0, 0])
            ]),
        .init(
            "6.2", "HEADERS with more padding than payload", .connectionError([Code.protocol]),
            [
                Frame(
                    Kind.headers, Flag.endStream | Flag.endHeaders | Flag.padded, 1,
                    [UInt8(Frame.headers(1).payload.count + 1)] + Frame.headers(1).payload)
            ]),
        .init("6.3", "PRIORITY of no stream", .connectionError([Code.protocol]), [.priority(0, on: 1)]),
        .init("6.3", "PRIORITY before its stream", .answer("200"), [.priority(1, on: 0, weight: 255), get]),
        .init(
            "6.3", "PRIORITY of a wrong length", .connectionError([Code.frameSize]),
            [get, Frame(Kind.priority, 0, 1, [0, 0, 0, 1])]),
        .init("6.4", "RST_STREAM of no stream", .connectionError([Code.protocol]), [.reset(0)]),
        .init("6.4", "RST_STREAM of a stream that never was", .connectionError([Code.protocol]), [.reset(1)]),
        .init(
            "6.4", "RST_STREAM of a wrong length", .connectionError([Code.frameSize]),
            [.headers(1, Frame.request("/wait")), Frame(Kind.reset, 0, 1, [0, 0, 1])]),
        .init(
            "6.5", "a SETTINGS acknowledgement with a payload", .connectionError([Code.frameSize]),
            [Frame(Kind.settings, Flag.ack, 0, [0])]),
        .init("6.5", "SETTINGS of a stream", .connectionError([Code.protocol]), [Frame(Kind.settings, 0, 1)]),
        .init(
            "6.5", "SETTINGS of a wrong length", .connectionError([Code.frameSize]),
            [Frame(Kind.settings, 0, 0, [0, 3, 0])]),
        .init("6.5.2", "ENABLE_PUSH of 2", .connectionError([Code.protocol]), [.settings([(2, 2)])]),
        .init(
            "6.5.2", "INITIAL_WINDOW_SIZE over the maximum", .connectionError([Code.flowControl]),
            [.settings([(4, 1 << 31)])]),
        .init(
            "6.5.2", "MAX_FRAME_SIZE under the minimum", .connectionError([Code.protocol]), [.settings([(5, 16_383)])]),
        .init(
            "6.5.2", "MAX_FRAME_SIZE over the maximum", .connectionError([Code.protocol]), [.settings([(5, 1 << 24)])]),
        .init("6.5.2", "an unknown setting is passed over", .goesOn, [.settings([(0xFF, 1)])]),
        .init(
            "6.6", "PUSH_PROMISE of a client", .connectionError([Code.protocol]),
            [get, Frame(Kind.pushPromise, Flag.endHeaders, 1, [0, 0, 0, 2] + Frame.headers(1).payload)]),
        .init(
            "6.7", "PING of a stream", .connectionError([Code.protocol]),
            [Frame(Kind.ping, 0, 1, Array("pingpong".utf8))]),
        .init("6.7", "PING of a wrong length", .connectionError([Code.frameSize]), [Frame(Kind.ping, 0, 0, [1, 2])]),
        .init(
            "6.8", "GOAWAY of a stream", .connectionError([Code.protocol]),
            [Frame(Kind.goAway, 0, 1, [0, 0, 0, 0, 0, 0, 0, 0])]),
        .init("6.9", "WINDOW_UPDATE of nothing for the connection", .connectionError([Code.protocol]), [.window(0, 0)]),
        .init(
            "6.9", "WINDOW_UPDATE of a wrong length", .connectionError([Code.frameSize]),
            [Frame(Kind.windowUpdate, 0, 0, [0, 0, 1])]),
        .init(
            "6.9.1", "a window of the connection that overflows", .connectionError([Code.flowControl]),
            [.window(0, 0x7FFF_FFFF), .window(0, 0x7FFF_FFFF)]),
        .init(
            "6.10", "several CONTINUATION frames", .answer("200"),
            [.headers(1, whole: false), .continuation(1, whole: false), .continuation(1)]),
        .init(
            "6.10", "CONTINUATION followed by another frame", .connectionError([Code.protocol]),
            [.headers(1, whole: false), .continuation(1, whole: false), .ping()]),
        .init(
            "6.10", "CONTINUATION of no stream", .connectionError([Code.protocol]),
            [.headers(1, whole: false), .continuation(0)]),
        .init(
            "6.10", "CONTINUATION after a block that has ended", .connectionError([Code.protocol]),
            [.headers(1, Frame.request("/read", "POST"), end: false), .continuation(1)]),
        .init(
            "6.10", "CONTINUATION after a CONTINUATION that ended the block", .connectionError([Code.protocol]),
            [.headers(1, Frame.request("/read", "POST"), end: false, whole: false), .continuation(1), .continuation(1)]),
        .init(
            "6.10", "CONTINUATION after DATA", .connectionError([Code.protocol]),
            [post, .data(1, end: false), .continuation(1)]),
        .init(
            "7", "an unknown error code of a stream", .goesOn,
            [.headers(1, Frame.request("/wait")), .reset(1, 0xFF)]),
    ]
}
