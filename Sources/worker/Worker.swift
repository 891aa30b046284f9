import App
import Ferro

/// `swift run worker`: runs the jobs that the app pushed.
@main struct Worker {
    static func main() async { await App.main(default: .work) }
}
