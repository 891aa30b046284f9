import FerroHTTP
import NIOCore
import NIOHTTP2

/// What a client of HTTP/2 may do, and how often; beyond it the connection is closed.
///
/// The limits on resets (CVE-2023-44487), CONTINUATION frames (CVE-2024-27316), empty frames, SETTINGS and PING are per
/// connection.
public struct HTTP2Configuration: Sendable {
    /// How many streams may be open at once; 100.
    public var maxStreams: Int
    /// How many bytes of one body may be on their way unread; 65 535.
    public var windowBytes: Int
    /// How many bytes of all bodies may be on their way unread; 1 MiB.
    public var connectionWindowBytes: Int
    /// How many streams a client may reset, and how many stream errors it may cause, within 30 s; 200.
    public var maxResets: Int
    /// How many PING, SETTINGS and PRIORITY frames it may send within 30 s; 200.
    public var maxControlFrames: Int
    /// How many CONTINUATION frames may follow one HEADERS frame; 5.
    public var maxContinuations: Int
    /// Whether plaintext clients that know beforehand may speak it (RFC 9113, 3.3); true.
    public var allowsPriorKnowledge: Bool

    /// Starts from the defaults; change what differs.
    public init() {
        maxStreams = 100
        windowBytes = 65_535
        connectionWindowBytes = 1 << 20
        maxResets = 200
        maxControlFrames = 200
        maxContinuations = 5
        allowsPriorKnowledge = true
    }

    func connection(_ configuration: ServerConfiguration) -> NIOHTTP2Handler.ConnectionConfiguration {
        var result = NIOHTTP2Handler.ConnectionConfiguration()
        result.initialSettings = [
            HTTP2Setting(parameter: .maxConcurrentStreams, value: Self.bounded(maxStreams)),
            // Twice what is taken: what is a little too much is answered with 431, not with the end of the connection.
            HTTP2Setting(
                parameter: .maxHeaderListSize, value: 2 * min(Self.bounded(configuration.limits.headerBytes), 1 << 24)),
            HTTP2Setting(parameter: .initialWindowSize, value: Self.bounded(windowBytes)),
        ]
        result.targetWindowSize = Self.bounded(connectionWindowBytes)
        result.maximumSequentialContinuationFrames = Self.bounded(maxContinuations, by: Self.longestCount)
        result.controlFrameRateLimit.maximumCount = Self.bounded(maxControlFrames, by: Self.longestCount)
        result.maximumBufferedControlFrames = 1000
        return result
    }

    var stream: NIOHTTP2Handler.StreamConfiguration {
        var result = NIOHTTP2Handler.StreamConfiguration()
        result.targetWindowSize = Self.bounded(windowBytes)
        result.outboundBufferSizeHighWatermark = 65_536
        result.outboundBufferSizeLowWatermark = 32_768
        result.streamResetFrameRateLimit.maximumCount = Self.bounded(maxResets, by: Self.longestCount)
        result.streamErrorRateLimit.maximumCount = Self.bounded(maxResets, by: Self.longestCount)
        return result
    }

    /// What a frame can say and the library takes.
    private static func bounded(_ value: Int, by limit: Int = Int(Int32.max)) -> Int { min(max(1, value), limit) }

    /// What is counted within 30 s is remembered one by one.
    private static let longestCount = 65_536
}
