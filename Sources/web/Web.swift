import App
import Ferro

/// `swift run web`: serves the app, or runs one of its verbs.
@main struct Web {
    static func main() async { await App.main(default: .serve) }
}
