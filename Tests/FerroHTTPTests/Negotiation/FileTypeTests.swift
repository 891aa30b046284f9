import FerroHTTP
import Testing

@Suite struct `Types of files` {
    @Test(arguments: [
        ("app.css", "text/css; charset=utf-8"), ("APP.JS", "text/javascript; charset=utf-8"),
        ("a.mjs", "text/javascript; charset=utf-8"), ("index.html", "text/html; charset=utf-8"),
        ("logo.svg", "image/svg+xml; charset=utf-8"), ("data.json", "application/json"), ("a.b.woff2", "font/woff2"),
        ("movie.mp4", "video/mp4"), ("doc.pdf", "application/pdf"), ("app.wasm", "application/wasm"),
        ("site.webmanifest", "application/manifest+json"), ("photo.avif", "image/avif"),
        ("table.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("archive.tar.gz", "application/gzip"), ("app.css.br", "application/octet-stream"),
        ("Makefile", "application/octet-stream"), ("css", "application/octet-stream"), ("", "application/octet-stream"),
        ("name.", "application/octet-stream"), ("folder.css/name", "application/octet-stream"),
        ("a.unknown", "application/octet-stream"),
    ])
    func `follow from their names`(_ name: String, _ type: String) {
        #expect(MediaType(fileName: name).headerValue == type)
    }

    @Test func `are in the table once, in lower case`() {
        #expect(MediaType.byExtension.count >= 120)
        var seen = Set<Substring>()
        for line in MediaType.table.split(separator: "\n") {
            let words = line.split(separator: " ")
            #expect(words.count >= 2 && MediaType(words[0])?.description == String(words[0]), "\(line)")
            for name in words.dropFirst() {
                #expect(seen.insert(name).inserted && name == name.lowercased(), "\(name)")
            }
        }
    }
}
