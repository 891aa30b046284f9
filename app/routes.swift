internal import Ferro

/// Every route of the app.
func appRoutes(_ r: Router) {
    r.use(RequestLog())
    r.mount(LinkPages())
    r.group("api") { api in
        api.mount(LinkAPI())
    }
}
