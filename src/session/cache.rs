//! A context's cache of sessions, which many connections use at once: sharded by session id, each shard under a lock of
//! its own that is held for a lookup or a change and never while anything else is called.

use core::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasher, RandomState};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::Session;

/// How many sessions a new cache may hold: `SSL_SESSION_CACHE_MAX_SIZE_DEFAULT`.
pub const DEFAULT_CAPACITY: usize = 1024 * 20;

/// The number of shards: about as many as threads that may want one at the same moment.
const SHARDS: usize = 32;

/// What [`Shard::oldest`] says of an empty shard.
const NOTHING: u64 = u64::MAX;

/// A cache of sessions under their ids, which forgets those used longest ago when it is full.
#[derive(Debug)]
pub struct SessionCache {
    shards: [Shard; SHARDS],
    hasher: RandomState,
    /// How many sessions there may be; 0 for any number.
    capacity: AtomicUsize,
    /// How many sessions there are.
    len: AtomicUsize,
    /// Counts uses, so that each has a number greater than all before it.
    uses: AtomicU64,
    statistics: Statistics,
}

#[derive(Debug)]
struct Shard {
    /// The number of the last use of the session that was used longest ago, readable without the lock.
    oldest: AtomicU64,
    contents: Mutex<Contents>,
}

#[derive(Debug, Default)]
struct Contents {
    /// Each session with the number of its last use.
    sessions: HashMap<Vec<u8>, (Arc<Session>, u64)>,
    /// The ids in the order of their last use.
    order: BTreeMap<u64, Vec<u8>>,
}

/// What [`SessionCache::insert`] did.
#[derive(Debug, Default)]
pub struct Inserted {
    /// A session that was there under the same id.
    pub replaced: Option<Arc<Session>>,
    /// The sessions that had to go to keep the size: the remove callback wants to hear of them.
    pub evicted: Vec<Arc<Session>>,
}

/// What [`SessionCache::get`] found.
#[derive(Debug)]
pub enum Lookup {
    /// The session.
    Found(Arc<Session>),
    /// The session, but it was too old and is in the cache no more: the remove callback wants to hear of it.
    Expired(Arc<Session>),
    /// None of this id.
    Missing,
}

impl SessionCache {
    /// An empty cache for at most `capacity` sessions; 0 means any number.
    pub fn new(capacity: usize) -> Self {
        Self {
            shards: core::array::from_fn(|_| Shard { oldest: AtomicU64::new(NOTHING), contents: Mutex::default() }),
            hasher: RandomState::new(),
            capacity: AtomicUsize::new(capacity),
            len: AtomicUsize::new(0),
            uses: AtomicU64::new(0),
            statistics: Statistics::default(),
        }
    }

    /// How many sessions there may be; 0 means any number.
    pub fn capacity(&self) -> usize {
        self.capacity.load(Ordering::Relaxed)
    }

    /// Sets how many sessions there may be (0: any number) and returns what it was. A cache that holds more shrinks at the
    /// next [`insert`](Self::insert).
    pub fn set_capacity(&self, capacity: usize) -> usize {
        self.capacity.swap(capacity, Ordering::Relaxed)
    }

    /// How many sessions there are.
    pub fn len(&self) -> usize {
        self.len.load(Ordering::Relaxed)
    }

    /// Whether there are no sessions.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What the cache was asked for and how that went.
    pub const fn statistics(&self) -> &Statistics {
        &self.statistics
    }

    /// Stores `session` under its id, in place of another of that id; a session without an id is not stored.
    pub fn insert(&self, session: Arc<Session>) -> Inserted {
        let mut inserted = Inserted::default();
        if session.id.is_empty() {
            return inserted;
        }
        let shard = self.shard(&session.id);
        {
            let mut contents = shard.lock();
            inserted.replaced = contents.remove(&session.id);
            contents.put(session, self.next_use());
            shard.note_oldest(&contents);
            if inserted.replaced.is_none() {
                // While the lock is held, or a removal could count down what was not yet counted up.
                self.len.fetch_add(1, Ordering::Relaxed);
            }
        }
        let capacity = self.capacity();
        while capacity != 0 && self.len() > capacity {
            let Some(session) = self.evict() else { break };
            self.statistics.cache_full.add();
            inserted.evicted.push(session);
        }
        inserted
    }

    /// Looks for the session `id` at `now`, in seconds since 1970, and counts a miss or a timeout. Whether
    /// what is found can be resumed is for the caller to say, and to count.
    pub fn get(&self, id: &[u8], now: i64) -> Lookup {
        let shard = self.shard(id);
        let mut contents = shard.lock();
        let found = match contents.remove(id) {
            None => {
                self.statistics.misses.add();
                return Lookup::Missing;
            }
            Some(session) if session.is_expired(now) => {
                self.shrink(1);
                self.statistics.timeouts.add();
                Lookup::Expired(session)
            }
            Some(session) => {
                contents.put(Arc::clone(&session), self.next_use());
                Lookup::Found(session)
            }
        };
        shard.note_oldest(&contents);
        found
    }

    /// Whether there is a session `id`, which this does not count as a use.
    pub fn contains(&self, id: &[u8]) -> bool {
        self.shard(id).lock().sessions.contains_key(id)
    }

    /// Takes out the session `id`.
    pub fn remove(&self, id: &[u8]) -> Option<Arc<Session>> {
        let shard = self.shard(id);
        let mut contents = shard.lock();
        let removed = contents.remove(id)?;
        shard.note_oldest(&contents);
        self.shrink(1);
        Some(removed)
    }

    /// Takes out what has expired at `now`, in seconds since 1970, and returns it: `SSL_CTX_flush_sessions`.
    pub fn flush(&self, now: i64) -> Vec<Arc<Session>> {
        self.take(|session| session.is_expired(now))
    }

    /// Takes out everything and returns it: `SSL_CTX_flush_sessions` with a time of 0.
    pub fn clear(&self) -> Vec<Arc<Session>> {
        self.take(|_| true)
    }

    /// Takes out what `unwanted` picks, one shard after the other.
    fn take(&self, unwanted: impl Fn(&Session) -> bool) -> Vec<Arc<Session>> {
        let mut taken = Vec::new();
        for shard in &self.shards {
            let before = taken.len();
            let mut contents = shard.lock();
            let Contents { sessions, order } = &mut *contents;
            order.retain(|_, id| match sessions.get(id.as_slice()) {
                Some((session, _)) if !unwanted(session) => true,
                _ => {
                    taken.extend(sessions.remove(id.as_slice()).map(|(session, _)| session));
                    false
                }
            });
            shard.note_oldest(&contents);
            self.shrink(taken.len() - before);
        }
        taken
    }

    /// Takes out the session that was used longest ago, or nearly so if others use the cache at the same time.
    fn evict(&self) -> Option<Arc<Session>> {
        loop {
            let shard = self.shards.iter().min_by_key(|shard| shard.oldest.load(Ordering::Relaxed))?;
            if shard.oldest.load(Ordering::Relaxed) == NOTHING {
                return None;
            }
            let mut contents = shard.lock();
            let evicted = contents.pop_oldest();
            shard.note_oldest(&contents);
            if evicted.is_some() {
                self.shrink(1);
                return evicted;
            }
        }
    }

    fn shard(&self, id: &[u8]) -> &Shard {
        &self.shards[self.hasher.hash_one(id) as usize % SHARDS]
    }

    fn next_use(&self) -> u64 {
        self.uses.fetch_add(1, Ordering::Relaxed)
    }

    /// Counts `n` sessions less; the caller holds the lock of the shard that they were in.
    fn shrink(&self, n: usize) {
        self.len.fetch_sub(n, Ordering::Relaxed);
    }
}

impl Default for SessionCache {
    fn default() -> Self {
        Self::new(DEFAULT_CAPACITY)
    }
}

impl Shard {
    /// The contents. A thread that panicked cannot have left them half changed in a way that matters: at worst a session
    /// is missing.
    fn lock(&self) -> MutexGuard<'_, Contents> {
        self.contents.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Brings `oldest` up to date; the caller holds the lock.
    fn note_oldest(&self, contents: &Contents) {
        let oldest = contents.order.first_key_value().map_or(NOTHING, |(used, _)| *used);
        self.oldest.store(oldest, Ordering::Relaxed);
    }
}

impl Contents {
    fn put(&mut self, session: Arc<Session>, used: u64) {
        self.order.insert(used, session.id.clone());
        self.sessions.insert(session.id.clone(), (session, used));
    }

    fn remove(&mut self, id: &[u8]) -> Option<Arc<Session>> {
        let (session, used) = self.sessions.remove(id)?;
        self.order.remove(&used);
        Some(session)
    }

    fn pop_oldest(&mut self) -> Option<Arc<Session>> {
        let (_, id) = self.order.pop_first()?;
        self.sessions.remove(&id).map(|(session, _)| session)
    }
}

/// What `SSL_CTX_sess_hits` and its kin report.
#[derive(Debug, Default)]
pub struct Statistics {
    /// Sessions resumed, from the cache or without it (by a ticket, through an external cache, as a client): whoever
    /// resumes one adds to it.
    pub hits: Counter,
    /// Sessions that a client asked for and that were not there.
    pub misses: Counter,
    /// Sessions that a client asked for and that had expired.
    pub timeouts: Counter,
    /// Sessions that came from an external cache.
    pub cb_hits: Counter,
    /// Sessions that went because the cache was full.
    pub cache_full: Counter,
}

/// A number that many threads add to and that orders nothing between them.
#[derive(Debug, Default)]
pub struct Counter(AtomicU64);

impl Counter {
    /// Adds one.
    pub fn add(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }

    /// The number.
    pub fn get(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}
