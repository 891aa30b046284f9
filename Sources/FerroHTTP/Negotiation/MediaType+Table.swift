extension MediaType {
    /// The types that files have, each with the extensions of their names.
    ///
    /// From the registry of IANA; where that has none, from the list that Apache keeps. What browsers run or show (RFC
    /// 9239 for scripts, the WHATWG's MIME Sniffing for the rest) has the one type that they accept.
    package static let table = """
        text/html html htm
        text/css css
        text/javascript js mjs cjs
        text/plain txt text log conf ini
        text/csv csv
        text/tab-separated-values tsv
        text/markdown md markdown
        text/calendar ics ifb
        text/vcard vcf vcard
        text/vtt vtt
        text/cache-manifest appcache
        application/json json map
        application/ld+json jsonld
        application/geo+json geojson
        application/jsonl jsonl ndjson
        application/manifest+json webmanifest
        application/schema+json schema
        application/xhtml+xml xhtml xht
        application/xml xml xsl xsd dtd
        application/xslt+xml xslt
        application/rss+xml rss
        application/atom+xml atom
        application/gpx+xml gpx
        application/vnd.google-earth.kml+xml kml
        application/vnd.google-earth.kmz kmz
        application/yaml yaml yml
        application/toml toml
        application/sql sql
        application/wasm wasm
        application/pdf pdf
        application/postscript ps eps ai
        application/rtf rtf
        application/epub+zip epub
        application/zip zip
        application/gzip gz tgz
        application/x-tar tar
        application/x-bzip2 bz2
        application/x-xz xz
        application/zstd zst
        application/x-7z-compressed 7z
        application/vnd.rar rar
        application/java-archive jar war
        application/vnd.android.package-archive apk
        application/x-apple-diskimage dmg
        application/vnd.debian.binary-package deb
        application/x-rpm rpm
        application/x-x509-ca-cert crt der
        application/pgp-signature sig
        application/msword doc dot
        application/vnd.ms-excel xls
        application/vnd.ms-powerpoint ppt
        application/vnd.ms-fontobject eot
        application/vnd.openxmlformats-officedocument.wordprocessingml.document docx
        application/vnd.openxmlformats-officedocument.spreadsheetml.sheet xlsx
        application/vnd.openxmlformats-officedocument.presentationml.presentation pptx
        application/vnd.oasis.opendocument.text odt
        application/vnd.oasis.opendocument.spreadsheet ods
        application/vnd.oasis.opendocument.presentation odp
        application/vnd.oasis.opendocument.graphics odg
        application/vnd.apple.mpegurl m3u8
        application/dash+xml mpd
        application/vnd.sqlite3 sqlite sqlite3
        application/octet-stream bin exe dll so iso img msi
        image/png png
        image/apng apng
        image/jpeg jpg jpeg jpe jfif
        image/gif gif
        image/webp webp
        image/avif avif
        image/jxl jxl
        image/heic heic
        image/heif heif
        image/bmp bmp
        image/tiff tif tiff
        image/svg+xml svg
        image/x-icon ico cur
        image/vnd.adobe.photoshop psd
        font/woff woff
        font/woff2 woff2
        font/ttf ttf
        font/otf otf
        font/collection ttc
        audio/mpeg mp3
        audio/ogg ogg oga opus spx
        audio/wav wav
        audio/aac aac
        audio/mp4 m4a m4b
        audio/flac flac
        audio/midi mid midi
        audio/webm weba
        audio/aiff aif aiff
        video/mp4 mp4 m4v
        video/webm webm
        video/ogg ogv
        video/quicktime mov qt
        video/mpeg mpeg mpg
        video/mp2t ts
        video/x-msvideo avi
        video/x-matroska mkv
        video/3gpp 3gp
        video/x-flv flv
        model/gltf-binary glb
        model/gltf+json gltf
        model/stl stl
        model/obj obj
        model/vnd.usdz+zip usdz
        """

    /// The table by extension.
    package static let byExtension: [String: MediaType] = {
        var types: [String: MediaType] = [:]
        for line in table.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard let type = words.first.flatMap({ MediaType($0) }) else { continue }
            for name in words.dropFirst() { types[String(name)] = type }
        }
        return types
    }()
}
