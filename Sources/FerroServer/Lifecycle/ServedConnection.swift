/// A connection as the server's lifecycle sees it; touched on its event loop only.
protocol ServedConnection: AnyObject {
    /// Finishes what is at work and closes.
    func drain()
    /// Closes without another word, and cancels what is at work.
    func closeNow()
}
