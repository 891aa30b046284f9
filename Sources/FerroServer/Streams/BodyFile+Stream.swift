import FerroHTTP
import NIOCore
import NIOPosix

extension BodyFile {
    private static let partBytes = 65_536

    /// The file as a stream, for connections that cannot use `sendfile`: read in parts, away from the event loop.
    var stream: BodyStream {
        BodyStream(count: count) { writer in
            var done = 0
            while done < count {
                let place = offset + Int64(done)
                let size = min(Self.partBytes, count - done)
                let part = try await NIOThreadPool.singleton.runIfActive { try file.read(size, at: place) }
                guard part.readableBytes > 0 else { return }
                done += part.readableBytes
                try await writer.write(part)
            }
        }
    }
}
