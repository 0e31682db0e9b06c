package cloister.cli.stack;

/** Creates, changes and deletes the resources of one kind. */
interface Writer {
    void create(Resource wanted) throws InterruptedException;

    void update(Resource there, Resource wanted) throws InterruptedException;

    void delete(Resource there) throws InterruptedException;
}
