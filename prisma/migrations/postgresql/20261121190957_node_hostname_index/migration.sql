-- CreateIndex
CREATE INDEX "Node_hostname_idx" ON "Node"("hostname");
