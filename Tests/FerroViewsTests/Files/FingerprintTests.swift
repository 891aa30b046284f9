import Testing

@testable import FerroViews

@Suite struct `Fingerprints in names` {
    @Test(arguments: [
        "app.4f3c2a1b.css", "app-4f3c2a1b9d.js", "app.4f3c2a1b.js.map", "a-b-c.0123abcd.woff2",
        "logo-9e107d9d372bb682.png",
        "application-908e25f4bf641868d8683022a5b62f54b9e1e1d9c1f2b6cd1c5c9d5b4f9b8a11.css",
    ])
    func `are seen everywhere`(_ name: String) {
        #expect(Fingerprint.isPresent(in: name, amongAssets: false))
        #expect(Fingerprint.isPresent(in: name, amongAssets: true))
    }

    @Test(arguments: ["app-QX3KSYT7.js", "index-BwYlF5-h.js", "index-D4iw_gTd.css", "vendor-x9Yz8_wQ.js"])
    func `of esbuild and Vite are seen among assets`(_ name: String) {
        #expect(Fingerprint.isPresent(in: name, amongAssets: true))
        #expect(!Fingerprint.isPresent(in: name, amongAssets: false))
    }

    @Test(arguments: [
        "app.css", "app.min.css", "jquery-3.7.1.min.js", "my-portfolio.js", "app-settings.js", "report-20260101.pdf",
        "feedface.css", "4f3c2a1b.css", "-4f3c2a1b.css", "guide-iPhone15.html", "app-MyWidget.js",
        "holiday-DSCN2345.jpg",
        "app-JavaScript.js", "app.4f3c2a1.css", "app.4f3c2a1b", "4f3c2a1b", "", ".", ".css", "a.b", "app.deadbeef.css",
        "3f2b8c1e-9a7d-4e21-8b3c-4266141740ab.png", "user-3f2b8c1e-9a7d-4e21-8b3c-4266141740ab.png",
        "app-DESIGNER.css", "INSTALL-README12.txt", "é-é.css",
    ])
    func `are not seen in names that people give`(_ name: String) {
        #expect(!Fingerprint.isPresent(in: name, amongAssets: true))
        #expect(!Fingerprint.isPresent(in: name, amongAssets: false))
    }
}
