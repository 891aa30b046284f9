// Files of any size, written while they arrive.
import Ferro

// snippet.upload
struct Files: Application {
    func config(_ env: Env) throws -> Config { try Config(env) }

    func routes(_ r: Router) {
        r.group("files", use: BodyLimit(megabytes: 1024)) { files in
            files.post("") { (c: Context) async throws -> String in
                var sizes: [String] = []
                for try await part in try c.request.multipart() where part.isFile {
                    let upload = try await c.upload(part)  // written to upload.file.path, gone when let go
                    sizes.append("\(upload.fileName): \(upload.size) bytes")
                }
                return sizes.joined(separator: "\n")
            }
        }
    }
}
// snippet.end

try await Files.main(default: .serve)
