internal import FerroHTTP
internal import HTTPTypes
internal import NIOCore

/// A response as it is kept; all times in milliseconds since 1970.
struct CachedPage: Sendable, Equatable {
    /// The status; 0 for a page that only says by which request headers the pages of its name differ.
    var status: Int
    var headers: Headers
    var body: [UInt8] = []
    /// When it was made, less the age that it had then.
    var bornAt: Int64
    /// Until when it may be answered without being made anew.
    var freshUntil: Int64
    /// Whether it may be answered after that for a while.
    var mayBeStale = true
    /// The request headers by which pages differ, besides those that the rules name.
    var varyBy: [HTTPField.Name] = []
    /// Tells it from every other page.
    var number = UInt64.random(in: .min ... .max)

    /// Whether it only says by which request headers the pages of its name differ.
    var isSignpost: Bool { status == 0 }

    /// Whether it must not be answered any more although the cache still has it.
    func isOver(_ now: Int64) -> Bool { now >= freshUntil && !mayBeStale }

    /// How old it is.
    func age(_ now: Int64) -> Int64 { max(0, now - bornAt) }

    /// The response, without what depends on who asks for it.
    var response: Response {
        Response(
            status: HTTPResponse.Status(code: status), headers: headers,
            body: body.isEmpty ? .empty : .buffer(ByteBuffer(bytes: body)))
    }
}
