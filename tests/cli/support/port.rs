//! Ports that can be listened on again once they are free.

use std::net::{IpAddr, TcpListener};
use std::process;
use std::sync::atomic::{AtomicU16, Ordering};

/// Listens on a port that no other server of this process has had, and that the system gives to no connection of its
/// own: with one of those, a server that starts anew on its old port would sometimes find it taken.
pub fn listen(host: IpAddr) -> TcpListener {
    static NEXT: AtomicU16 = AtomicU16::new(0);
    loop {
        let offset = process::id().wrapping_mul(97).wrapping_add(NEXT.fetch_add(1, Ordering::Relaxed).into());
        let port = u16::try_from(10_000 + offset % 20_000).unwrap();
        if let Ok(listener) = TcpListener::bind((host, port)) {
            return listener;
        }
    }
}
